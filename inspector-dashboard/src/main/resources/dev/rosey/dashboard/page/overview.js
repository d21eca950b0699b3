// Everything at a glance.

import { badge, h, show, tone } from './dom.js';
import { sparkline } from './charts.js';
import { store } from './store.js';
import { clock, count, many, micros, rate, since, span } from './words.js';

/** More reasons than these are folded: the plugins are worth seeing, too. */
const SHOWN = 4;

/** Nobody could ask while the room or the bus was away; here it stands afterwards. */
function recent(one) {
  return h('li', {},
    h('p', {}, h('strong', {}, one.component), h('span', { class: 'quiet' }, ` was ${one.status} for ${span(Date.parse(one.until) - Date.parse(one.since))}, until ${clock(one.until)}`)),
    h('p', { class: 'quiet' }, one.reason));
}

const WORDS = { UP: 'All is well', DEGRADED: 'Something is wrong', DOWN: 'Rosey is down' };

export function overview() {
  const health = h('section', { class: 'health card', 'aria-label': 'Health' });
  const tiles = h('section', { class: 'tiles', 'aria-label': 'Figures' });
  const grid = h('ul', { class: 'grid' });
  const cards = new Map();
  const page = h('div', {},
    h('h1', { tabindex: -1 }, 'Overview'),
    health, tiles,
    h('h2', {}, 'Plugins and services'), grid);

  return {
    page,
    update(what) {
      if (what === 'events' || !store.health) return;
      showHealth(health);
      showTiles(tiles);
      const known = new Set(store.plugins.map((plugin) => plugin.name));
      for (const [name, { element }] of cards) {
        if (!known.has(name)) { element.remove(); cards.delete(name); }
      }
      for (const plugin of store.plugins) {
        if (!cards.has(plugin.name)) {
          cards.set(plugin.name, card(plugin.name));
          const names = [...cards.keys()].sort();
          const next = cards.get(names[names.indexOf(plugin.name) + 1]);
          grid.insertBefore(cards.get(plugin.name).element, next ? next.element : null);
        }
        cards.get(plugin.name).update(plugin);
      }
    },
  };
}

function showHealth(place) {
  const { status, reasons, components, recent: over = [] } = store.health;
  const well = components.filter((component) => component.status === 'UP').length;
  show(place, [status, reasons, over, components.map((component) => [component.name, component.status]), reasons.length ? Math.floor(Date.now() / 5000) : 0],
    h('div', { class: `verdict ${tone(status)}` },
      h('span', { class: 'lamp', 'aria-hidden': true }),
      h('div', {},
        h('p', { class: 'status' }, WORDS[status] || status),
        h('p', { class: 'quiet' }, `${status} · ${well} of ${many(components.length, 'part')} well`))),
    reasons.length ? h('ul', { class: 'reasons' }, reasons.slice(0, SHOWN).map(reason)) : null,
    reasons.length > SHOWN ? h('details', { class: 'rest more' }, h('summary', {}, `${reasons.length - SHOWN} more`), h('ul', { class: 'reasons' }, reasons.slice(SHOWN).map(reason))) : null,
    over.length ? h('details', { class: 'rest over' }, h('summary', {}, `${many(over.length, 'trouble')} of the last ten minutes that ${over.length === 1 ? 'is' : 'are'} over`), h('ul', { class: 'reasons' }, over.map(recent))) : null,
    h('ul', { class: 'chips', 'aria-label': 'What everything depends on' }, components.filter((component) => component.kind === 'dependency')
      .map((component) => h('li', { class: `chip ${tone(component.status)}` }, h('span', { class: 'dot', 'aria-hidden': true }), component.name, h('span', { class: 'hidden' }, ` ${component.status}`)))));
}

export function reason(one) {
  return h('li', { class: tone(one.status) },
    h('p', {}, badge(one.status), ' ', h('strong', {}, one.component), h('span', { class: 'quiet' }, ` for ${since(one.since)}`)),
    h('p', {}, one.reason),
    one.impact ? h('p', { class: 'quiet' }, one.impact) : null,
    one.action ? h('p', { class: 'todo' }, h('span', { class: 'hidden' }, 'What to do: '), one.action) : null);
}

function showTiles(place) {
  const { plugins, traffic } = store;
  const ready = plugins.filter((plugin) => plugin.state === 'ready').length;
  const sum = (field) => plugins.reduce((total, plugin) => total + plugin[field], 0);
  const tile = (value, label, note) => h('div', { class: 'tile card' }, h('p', { class: 'value' }, value), h('p', { class: 'quiet' }, label), note ? h('p', { class: 'note' }, note) : null);
  show(place, [ready, plugins.length, sum('per_second'), sum('commands'), sum('errors'), traffic],
    tile(`${ready}/${plugins.length}`, 'ready'),
    tile(rate(sum('per_second')), 'commands', `${count(sum('commands'))} in all`),
    tile(rate(traffic ? traffic.per_second : 0), 'events', traffic && traffic.left_out ? `${count(traffic.left_out)} only counted` : `${count(traffic ? traffic.total : 0)} in all`),
    tile(count(sum('errors')), 'failed commands', sum('commands') ? `${((100 * sum('errors')) / sum('commands')).toFixed(1)} % of all` : null));
}

function card(name) {
  const state = h('span', {});
  const facts = h('p', { class: 'quiet facts' });
  const rateWords = h('span', { class: 'figure' });
  const p95Words = h('span', { class: 'figure' });
  const rateLine = h('div', { class: 'spark' });
  const p95Line = h('div', { class: 'spark' });
  const drawRate = sparkline(rateLine, `Commands a second of ${name}`);
  const drawP95 = sparkline(p95Line, `95th percentile of ${name}`);
  const element = h('li', { class: 'card plugin' },
    h('div', { class: 'row' }, h('a', { class: 'name', href: `#/plugins/${encodeURIComponent(name)}` }, name), state),
    facts,
    h('div', { class: 'pair' },
      h('div', {}, h('p', { class: 'label' }, 'commands ', rateWords), rateLine),
      h('div', {}, h('p', { class: 'label' }, 'p95 ', p95Words), p95Line)));
  return {
    element,
    update(plugin) {
      element.className = `card plugin ${tone(plugin.state)}`;
      show(state, plugin.state, badge(plugin.state));
      const failed = plugin.errors ? ` · ${many(plugin.errors, 'failure')}` : '';
      const text = `${plugin.version} · ${plugin.state} for ${since(plugin.since)}${plugin.restarts ? ` · ${many(plugin.restarts, 'restart')}` : ''}${failed}`;
      if (facts.textContent !== text) facts.textContent = text;
      rateWords.textContent = rate(plugin.per_second);
      p95Words.textContent = plugin.commands ? micros(plugin.p95_us) : '–';
      const points = store.history.get(plugin.name);
      drawRate(points.time, points.rate, rate(plugin.per_second));
      drawP95(points.time, points.p95, micros(plugin.p95_us));
    },
  };
}
