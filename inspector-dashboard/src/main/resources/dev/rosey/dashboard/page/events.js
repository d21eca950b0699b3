// The tail of events.

import { h } from './dom.js';
import { store } from './store.js';
import { clock, count } from './words.js';

const SHOWN = 200;
const NOISE = /\.(heartbeat|checkpoint)$/;

export function events(query) {
  const subject = h('input', { id: 'subject', placeholder: 'trivia.* or *.command_failed', value: query.get('subject') || '', autocomplete: 'off', spellcheck: 'false' });
  const text = h('input', { id: 'text', placeholder: 'anywhere in the event', autocomplete: 'off', spellcheck: 'false' });
  const noise = h('input', { id: 'noise', type: 'checkbox' });
  const pause = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => toggle() }, 'Pause');
  const state = h('p', { class: 'quiet' });
  const list = h('ol', { class: 'tail', 'aria-label': 'Events, the newest first' });
  const page = h('div', {},
    h('h1', { tabindex: -1 }, 'Events'),
    h('form', { class: 'filters card', onsubmit: (event) => event.preventDefault(), oninput: () => draw() },
      h('label', { for: 'subject' }, 'Subject'), subject,
      h('label', { for: 'text' }, 'Text'), text,
      h('label', { class: 'check', for: 'noise' }, noise, ' heartbeats, too'), pause),
    state, list);
  let isPaused = false;
  let waiting = 0;
  let drawn = 0;
  const rows = new Map();

  function toggle() {
    isPaused = !isPaused;
    waiting = 0;
    pause.setAttribute('aria-pressed', String(isPaused));
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    draw();
  }

  function draw() {
    const wanted = store.events.filter(matcher(subject.value.trim(), text.value.trim(), noise.checked)).slice(-SHOWN).reverse();
    const kept = new Set(wanted.map((event) => event.id));
    for (const [id, row] of rows) {
      if (!kept.has(id)) { row.remove(); rows.delete(id); }
    }
    let previous = null;
    for (const event of wanted) {
      let row = rows.get(event.id);
      if (!row) { row = line(event); rows.set(event.id, row); }
      const place = previous ? previous.nextSibling : list.firstChild;
      if (place !== row) list.insertBefore(row, place);
      previous = row;
    }
    tell(wanted.length);
  }

  function tell(number) {
    const lost = store.dropped < 0 ? ' · some were lost, nobody knows how many' : store.dropped ? ` · ${count(store.dropped)} dropped: this browser was too slow` : '';
    state.textContent = isPaused ? `Paused, ${count(waiting)} more came${lost}` : `${count(number)} shown of the newest ${count(store.events.length)}${lost}`;
  }

  return {
    page,
    update(what) {
      if (what === 'events' && isPaused) { waiting++; tell(rows.size); return; }
      if (what === 'start') draw();
      if (what !== 'events' || drawn) return;
      drawn = setTimeout(() => { drawn = 0; if (!isPaused) draw(); }, 150); // a flood is drawn a few times a second
    },
  };
}

// The subject as SubjectPattern in Java reads it; besides, a star or a > within a word stands for the rest, for who still types.
export function matcher(subject, text, withNoise) {
  const pattern = subject ? new RegExp(`^${subject.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^.]+').replace(/>/g, '.+')}$`) : null;
  return (event) => (!pattern || pattern.test(event.type))
    && (withNoise || /heartbeat|checkpoint/.test(subject) || !NOISE.test(event.type))
    && (!text || JSON.stringify(event).toLowerCase().includes(text.toLowerCase()));
}

function line(event) {
  const family = event.type.split('.')[0];
  return h('li', {},
    h('details', {},
      h('summary', {},
        h('time', { datetime: event.time }, clock(event.time, true)), ' ',
        h('span', { class: `type ${/failed|crashed|denied|unavailable|kicked|quarantined/.test(event.type) ? 'bad' : ''}`, 'data-family': family }, event.type), ' ',
        h('span', { class: 'brief' }, brief(event.data))),
      h('pre', { tabindex: 0 }, JSON.stringify(event, null, 2)),
      event.traceid ? h('p', {}, h('a', { href: `#/traces/${event.traceid}` }, 'its trace')) : null));
}

function brief(data) {
  return Object.entries(data || {})
    .filter(([name, value]) => !['instance', 'trace_id', 'version', 'build'].includes(name) && typeof value !== 'object')
    .slice(0, 6).map(([name, value]) => `${name}=${value}`).join('  ');
}
