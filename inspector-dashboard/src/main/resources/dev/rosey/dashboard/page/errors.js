// What failed, the same failures together.

import { ask } from './api.js';
import { h, show, table } from './dom.js';
import { clock, count } from './words.js';

export function errors() {
  const list = h('div', {});
  const page = h('div', {}, h('h1', { tabindex: -1 }, 'Errors'), list);
  return {
    page,
    async update(what) {
      if (what === 'events') return;
      try {
        const found = await ask('errors');
        show(list, found, errorList(found.errors, 'Nothing failed. Enjoy it.'));
      } catch (failure) {
        show(list, failure.message, h('p', { class: 'nothing' }, failure.message));
      }
    },
  };
}

export function errorList(groups, empty) {
  return table('Failures', ['What', '#Times', 'First', 'Last', 'Newest sample', 'Trace'],
    groups.map((group) => [
      h('span', {}, h('a', { href: `#/plugins/${encodeURIComponent(group.plugin)}` }, group.plugin), ` ${group.action} `, h('code', {}, group.code)),
      count(group.count), clock(group.first), clock(group.last),
      h('span', { class: 'sample' }, group.message || '–'),
      group.trace_id ? h('a', { href: `#/traces/${group.trace_id}` }, group.trace_id.slice(0, 8)) : '–',
    ]), empty);
}
