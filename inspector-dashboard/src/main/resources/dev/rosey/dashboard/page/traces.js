// One way through Rosey, hop by hop.

import { ask } from './api.js';
import { badge, h, show } from './dom.js';
import { clock, micros } from './words.js';

export function traces(id) {
  const place = h('div', {});
  const input = h('input', { id: 'trace-id', name: 'id', value: id || '', placeholder: 'last', autocomplete: 'off', spellcheck: 'false' });
  const page = h('div', {},
    h('h1', { tabindex: -1 }, 'Traces'),
    h('form', { class: 'filters card', onsubmit: (event) => { event.preventDefault(); location.hash = `#/traces/${encodeURIComponent(input.value.trim() || 'last')}`; } },
      h('label', { for: 'trace-id' }, 'Trace id, its beginning, or “last”'), input, h('button', {}, 'Show')),
    place);
  return {
    page,
    async update(what) {
      if (what !== 'start' && (id !== 'last' || what !== 'facts')) return;
      try {
        const trace = await ask(`traces/${encodeURIComponent(id || 'last')}`);
        show(place, trace, hops(trace));
      } catch (failure) {
        show(place, failure.message, h('p', { class: 'nothing' }, failure.status === 404 ? 'There is no such trace among the newest events.' : failure.message));
      }
    },
  };
}

function hops(trace) {
  const whole = Math.max(trace.duration_ms * 1000, ...trace.hops.map((hop) => hop.offset_ms * 1000 + hop.duration_us), 1);
  return h('section', { class: 'card' },
    h('h2', {}, h('code', {}, trace.trace_id)),
    h('p', { class: 'quiet' }, `${clock(trace.started, true)} · ${trace.duration_ms} ms · ${trace.hops.length} ${trace.hops.length === 1 ? 'hop' : 'hops'}`),
    h('ol', { class: 'hops' }, trace.hops.map((hop) => h('li', { class: hop.code ? 'bad' : null },
      h('span', { class: 'offset' }, `+${hop.offset_ms} ms`),
      h('span', { class: 'what' }, h('strong', {}, hop.subject), ` ${hop.plugin} ${hop.action} `, hop.code ? badge(hop.code) : null),
      h('progress', { class: 'bar', max: whole, value: Math.max(hop.duration_us, whole / 100), 'aria-label': `${hop.subject} took ${micros(hop.duration_us)}` }),
      h('span', { class: 'took' }, hop.duration_us ? micros(hop.duration_us) : 'event')))));
}
