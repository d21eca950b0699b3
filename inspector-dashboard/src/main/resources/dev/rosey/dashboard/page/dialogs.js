// Asks before something is done, and says what came of it.

import { h } from './dom.js';

/** Whether an operator means it. */
export function confirmed(title, text, label, isGrave) {
  const dialog = document.getElementById('dialog');
  return new Promise((resolve) => {
    dialog.replaceChildren(
      h('h2', { id: 'dialog-title' }, title),
      h('p', {}, text),
      h('form', { method: 'dialog', class: 'buttons' },
        h('button', { value: 'no' }, 'Cancel'),
        h('button', { value: 'yes', class: isGrave ? 'grave' : 'primary' }, label)));
    dialog.returnValue = 'no';
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
    dialog.showModal();
  });
}

let hiding = 0;

/** A line at the bottom of the page for some seconds. */
export function say(text, isBad = false) {
  const toast = document.getElementById('toast');
  toast.textContent = text;
  toast.className = isBad ? 'toast bad' : 'toast';
  toast.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { toast.hidden = true; }, isBad ? 15_000 : 8_000);
}
