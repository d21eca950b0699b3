// Puts the page together: who gets in, which view is shown, and whether what it shows is so now.

import { remember, token } from './api.js';
import { h, show } from './dom.js';
import { errors } from './errors.js';
import { events } from './events.js';
import { listen } from './live.js';
import { login } from './login.js';
import { overview } from './overview.js';
import { plugin } from './plugin.js';
import { questions } from './questions.js';
import { dropped, earlier, event, isLive, keepFresh, link, refresh, store, watch } from './store.js';
import { traces } from './traces.js';
import { clock } from './words.js';

const PAGES = [['#/', 'Overview'], ['#/events', 'Events'], ['#/errors', 'Errors'], ['#/traces/last', 'Traces'], ['#/questions', 'Questions']];
const main = document.getElementById('main');
let view = null;

function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, id] = path.split('/').map(decoded);
  switch (page) {
    case 'plugins': return plugin(id || '');
    case 'events': return events(new URLSearchParams(query));
    case 'errors': return errors();
    case 'traces': return traces(id);
    case 'questions': return questions();
    default: return overview();
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function navigate() {
  view = route();
  main.replaceChildren(view.page);
  const heading = main.querySelector('h1');
  document.title = `${heading.textContent} · Rosey`;
  document.getElementById('nav').replaceChildren(...PAGES.map(([href, name]) => h('a', { href, 'aria-current': isCurrent(href) ? 'page' : null }, name)));
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
  view.update('start');
}

function isCurrent(href) {
  const word = (hash) => hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return word(href) === word(location.hash) || (word(href) === '' && word(location.hash) === 'plugins');
}

function showLink() {
  const place = document.getElementById('link');
  const banner = document.getElementById('banner');
  const live = isLive();
  place.className = `link ${live ? 'good' : store.link === 'connecting' ? 'quiet' : 'bad'}`;
  show(place, [store.link, live], h('span', { class: 'dot', 'aria-hidden': true }), live ? 'Live' : store.link === 'away' ? 'Disconnected' : 'Connecting');
  const isAway = store.link === 'away';
  document.body.classList.toggle('stale', isAway);
  banner.hidden = !isAway;
  if (isAway) {
    const asOf = store.asOf ? ` What you see is of ${clock(store.asOf)} and may be wrong by now.` : '';
    const words = `Disconnected: ${store.reason || 'Rosey does not answer'}.${asOf} Trying again …`;
    if (banner.textContent !== words) banner.textContent = words;
  }
}

async function enter() {
  document.getElementById('top').hidden = false;
  watch((what) => {
    showLink();
    if (view) view.update(what);
  });
  addEventListener('hashchange', navigate);
  navigate();
  let newest = '';
  try {
    await refresh();
    newest = await earlier();
  } catch {
    // The link says so, and tries again.
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', navigate); // charts have their colours drawn in
  keepFresh();
  listen({ event, dropped, link }, newest);
}

function start() {
  const given = location.hash.match(/^#token=(.+)$/);
  if (given) {
    remember(decodeURIComponent(given[1]));
    history.replaceState(null, '', '#/');
  }
  if (token()) {
    enter();
    return;
  }
  const door = login(enter);
  main.replaceChildren(door.page);
  door.focus();
}

start();
