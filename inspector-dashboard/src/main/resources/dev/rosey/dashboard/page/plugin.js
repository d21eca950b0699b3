// One module, and what an operator does with it.

import { ask } from './api.js';
import { chart } from './charts.js';
import { confirmed, say } from './dialogs.js';
import { badge, h, show, table, tone } from './dom.js';
import { errorList } from './errors.js';
import { reason } from './overview.js';
import { settings } from './settings.js';
import { store } from './store.js';
import { clock, count, many, micros, rate, since, span } from './words.js';

const ACTIONS = {
  reload: { label: 'Reload', text: 'A new instance starts beside this one and takes over when it answers. Nobody in the room notices.' },
  restart: { label: 'Restart', text: 'It starts afresh, as with a reload: a new instance takes over when it answers.' },
  disable: { label: 'Disable', text: 'It stops and stays stopped, after a restart of Rosey, too, until it is enabled again.', isGrave: true },
  enable: { label: 'Enable', text: 'It starts, and starts with Rosey from now on.' },
};

export function plugin(name) {
  const head = h('div', {});
  const body = h('div', {});
  const config = settings(name);
  const buttons = h('p', { class: 'buttons', role: 'group', 'aria-label': 'Actions' });
  const ratePlace = h('div', { class: 'chart' });
  const p95Place = h('div', { class: 'chart' });
  const page = h('div', {},
    h('p', { class: 'crumb' }, h('a', { href: '#/' }, 'Overview'), ' / ', name),
    h('h1', { tabindex: -1 }, name),
    head, buttons,
    h('div', { class: 'charts' },
      h('section', { class: 'card' }, h('h2', {}, 'Commands a second'), ratePlace),
      h('section', { class: 'card' }, h('h2', {}, '95th percentile, ms'), p95Place)),
    body,
    h('h2', {}, 'Settings'), config.place);
  const parts = [...page.children].slice(3);
  let drawRate = null;
  let drawP95 = null;

  async function load() {
    try {
      const found = await ask(`plugins/${encodeURIComponent(name)}`);
      parts.forEach((part) => { part.hidden = false; });
      showHead(head, found);
      showButtons(buttons, found, load);
      showBody(body, found);
      config.update('facts', found.state);
    } catch (failure) {
      show(head, failure.message, h('p', { class: 'nothing' }, failure.status === 404 ? `There is no plugin ${name}.` : failure.message));
      if (failure.status === 404) parts.forEach((part) => { part.hidden = true; });
    }
  }

  return {
    page,
    update(what) {
      if (what === 'events') return;
      if (what === 'facts' || what === 'start') load();
      const points = store.history.get(name);
      if (!points || !page.isConnected) return;
      drawRate = drawRate || chart(ratePlace, `Commands a second of ${name}`, '');
      drawP95 = drawP95 || chart(p95Place, `95th percentile of ${name} in milliseconds`, ' ms');
      drawRate(points.time, points.rate);
      drawP95(points.time, points.p95);
    },
  };
}

function showHead(place, found) {
  const fact = (label, value) => h('div', {}, h('dt', {}, label), h('dd', {}, value));
  show(place, [found.state, found.version, found.build, found.commands, found.errors, found.memory_mb, found.detail.description, found.detail.reasons, Math.floor(Date.now() / 5000)],
    h('p', { class: 'lead' }, badge(found.state), ' ', found.detail.description),
    found.detail.reasons.length ? h('ul', { class: 'reasons card' }, found.detail.reasons.map(reason)) : null,
    h('dl', { class: 'facts-list card' },
      fact('Kind', found.kind), fact('Version', found.version), fact('Build', found.build || '–'), fact('In this state for', since(found.since)),
      fact('Up for', span(found.uptime_ms)), fact('Restarts', count(found.restarts)), fact('Memory', `${found.memory_mb} MB`),
      fact('In flight', count(found.in_flight)), fact('Commands', count(found.commands)), fact('Failed', count(found.errors)),
      fact('Rate', rate(found.per_second)), fact('p50 / p95 / p99', found.commands ? `${micros(found.p50_us)} / ${micros(found.p95_us)} / ${micros(found.p99_us)}` : '–')));
}

function showButtons(place, found, done) {
  const isOff = ['stopped', 'disabled', 'quarantined'].includes(found.state);
  const offered = found.kind === 'service' ? [] : isOff ? ['enable'] : ['reload', 'restart', 'disable'];
  show(place, offered, offered.map((action) => h('button', { class: ACTIONS[action].isGrave ? 'grave' : null, onclick: () => act(found.name, action, done) }, ACTIONS[action].label)));
}

async function act(name, action, done) {
  const { label, text, isGrave } = ACTIONS[action];
  if (!(await confirmed(`${label} ${name}?`, text, label, isGrave))) return;
  say(`${label}: ${name} …`);
  try {
    const answer = await ask(`plugins/${encodeURIComponent(name)}/${action}`, { method: 'POST' });
    say(answer.text || `${label}: done`);
  } catch (failure) {
    say(`${label}: ${failure.message}`, true);
  }
  done();
}

function showBody(place, found) {
  const { instances, actions, restarts, reports, errors, events } = found.detail;
  show(place, [instances.map((one) => [one.instance, one.state, one.checks, one.in_flight, one.memory_mb]), actions, restarts, reports, errors, events],
    h('h2', {}, 'Actions'),
    table('Actions', ['Action', '#Commands', '#Failed', '#Rate', '#p50', '#p95', '#p99'],
      actions.map((one) => [one.action, count(one.commands), count(one.errors), rate(one.per_second), micros(one.p50_us), micros(one.p95_us), micros(one.p99_us)]),
      'Nobody has asked it anything yet.'),
    h('h2', {}, 'Instances'),
    table('Instances', ['Instance', 'State', 'Started', 'JVM', '#In flight', '#Memory', 'Checks'],
      instances.map((one) => [one.instance, badge(one.state), clock(one.started), one.host || '–', count(one.in_flight), `${one.memory_mb} MB`,
        h('ul', { class: 'checks' }, one.checks.map((check) => h('li', {}, h('span', { class: `badge ${tone(check.status)}` }, check.name), check.detail ? ` ${check.detail}` : '')))]),
      'None was seen.'),
    h('h2', {}, 'Failures'), errorList(errors, 'Nothing failed.'),
    restarts.length ? h('h2', {}, many(restarts.length, 'restart')) : null,
    restarts.length ? table('Restarts', ['When', 'Instance', 'Why'], restarts.map((one) => [clock(one.time), one.instance, one.reason]), '') : null,
    reports.length ? h('h2', {}, 'Reports') : null,
    reports.length ? table('Reports', ['When', 'What', 'Why'], reports.map((one) => [clock(one.time), one.what, one.reason]), '') : null,
    h('h2', {}, 'Events'),
    table('Events', ['Subject', '#Count', '#Rate', 'Last'],
      events.map((one) => [h('a', { href: `#/events?subject=${encodeURIComponent(one.subject)}` }, one.subject), count(one.count), rate(one.per_second), clock(one.last)]), 'None.'));
}
