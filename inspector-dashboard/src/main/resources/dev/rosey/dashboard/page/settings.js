// How a plugin is set, as it tells itself. It is asked when the page opens and when rosey-core says that a setting changed.

import { ask } from './api.js';
import { h, show, table } from './dom.js';
import { store } from './store.js';

const WHO = { environment: 'the environment', operator: 'an operator', file: 'rosey.yaml', default: 'default' };

export function settings(name) {
  const place = h('div', {});
  let seen = '';

  async function load() {
    try {
      const found = await ask(`plugins/${encodeURIComponent(name)}/settings`);
      show(place, found, list(name, found.settings));
    } catch (failure) {
      const words = failure.status === 503 ? 'Only a plugin that runs can tell how it is set.' : `They cannot be told now: ${failure.message}`;
      show(place, words, h('p', { class: 'nothing' }, words));
    }
  }

  return {
    place,
    update(what, state) {
      const change = store.events.findLast((event) => event.type === 'plugin.settings_changed' && (event.data || {}).plugin === name);
      const now = `${state} ${change ? change.id : ''}`;
      if (what !== 'start' && now === seen) return;
      seen = now;
      load();
    },
  };
}

function list(name, found) {
  if (found.length === 0) return h('p', { class: 'nothing' }, 'It has no settings that can be changed while it runs.');
  return [
    table('Settings', ['Setting', 'Value', 'Set by', 'What it is for'],
      found.map((one) => [h('code', {}, one.key), h('span', { class: one.from === 'default' ? null : 'changed' }, one.value || 'empty'), WHO[one.from] || one.from, h('span', { class: 'sample' }, one.doc || '–')]), ''),
    h('p', { class: 'note' }, 'To change one, give the chat command ', h('code', {}, `plugin set ${name} ${found[0].key} <value>`), '. It takes effect at once.'),
  ];
}
