// Who comes without a token is asked for it.

import { ask, forget, remember } from './api.js';
import { h } from './dom.js';

export function login(entered, message = '') {
  const input = h('input', { id: 'token', type: 'password', autocomplete: 'off', required: true, spellcheck: 'false', 'aria-describedby': 'token-help token-error' });
  const error = h('p', { id: 'token-error', class: 'bad-text', role: 'alert' }, message);
  const form = h('form', { class: 'login card', onsubmit: async (event) => {
    event.preventDefault();
    remember(input.value);
    try {
      await ask('health');
    } catch (failure) {
      if (failure.status === 401) {
        forget();
        error.textContent = 'This is not the token of this Rosey.';
        input.select();
        return;
      }
    }
    entered();
  } },
  h('img', { src: 'icon.svg', alt: '', width: 56, height: 56 }),
  h('h1', { tabindex: -1 }, 'Rosey'),
  h('p', { class: 'quiet', id: 'token-help' }, 'The operator’s token, once a tab. In a terminal: ', h('code', {}, './rosey env'), ' prints it as ', h('code', {}, 'ROSEY_TOKEN'), '.'),
  h('label', { for: 'token' }, 'Token'), input, error,
  h('button', { class: 'primary' }, 'Look inside'));
  return { page: form, focus: () => input.focus() };
}
