// What the page knows, from where it comes, and how old it is. Views read it and are told when it changes.

import { ask, forget } from './api.js';

const EVENTS = 500;
const POINTS = 90;
const AT_MOST_EVERY_MS = 1_000;
const AT_LEAST_EVERY_MS = 4_000;

export const store = {
  plugins: [],
  health: null,
  traffic: null,
  events: [],
  dropped: 0,
  link: 'connecting',
  reason: '',
  asOf: 0,
  history: new Map(),
};

const watchers = new Set();

/** Calls back after every change, until the function that is returned is called. */
export function watch(callback) {
  watchers.add(callback);
  return () => watchers.delete(callback);
}

function changed(what) {
  for (const watcher of [...watchers]) watcher(what);
}

/** Whether what is shown is so now. */
export function isLive() {
  return store.link === 'live' && store.asOf > 0;
}

let planned = 0;
let asking = false;

/** Asks for the facts soon; many wishes at once are one question. */
export function refreshSoon() {
  if (planned) return;
  planned = setTimeout(refresh, Math.max(0, store.asOf + AT_MOST_EVERY_MS - Date.now()));
}

export async function refresh() {
  clearTimeout(planned);
  planned = 0;
  if (asking) return;
  asking = true;
  try {
    const [plugins, health, events] = await Promise.all([ask('plugins'), ask('health'), ask('events?limit=1')]);
    store.plugins = plugins.plugins;
    store.health = health;
    store.traffic = events.traffic;
    store.asOf = Date.now();
    store.plugins.forEach(record);
    reach('facts', true);
    changed('facts');
  } catch (failure) {
    if (failure.status === 401) {
      forget();
      location.reload();
    }
    reach('facts', false, failure.message);
  } finally {
    asking = false;
  }
}

function record(plugin) {
  const points = store.history.get(plugin.name) || { time: [], rate: [], p95: [] };
  points.time.push(store.asOf / 1000);
  points.rate.push(plugin.per_second);
  points.p95.push(plugin.p95_us / 1000);
  for (const values of Object.values(points)) if (values.length > POINTS) values.shift();
  store.history.set(plugin.name, points);
}

/** What happened before this page was opened, and the id of the newest of it. */
export async function earlier() {
  const page = await ask(`events?limit=${EVENTS}`);
  store.events = page.events.reverse().map(({ subject, trace_id: traceid, ...rest }) => ({ ...rest, type: subject, traceid }));
  changed('start');
  return store.events.length ? store.events.at(-1).id : '';
}

export function event(cloudEvent) {
  store.events.push(cloudEvent);
  if (store.events.length > EVENTS) store.events.shift();
  refreshSoon();
  changed('events');
}

export function dropped(number) {
  store.dropped = number < 0 ? -1 : store.dropped < 0 ? -1 : store.dropped + number;
  changed('events');
}

/** Whether events come as they happen. */
export function link(isConnected, reason = '') {
  hears = true;
  reach('events', isConnected, reason);
  if (isConnected) refreshSoon();
}

const away = new Map();
let hears = false;

/** Facts and events come by ways of their own; it is live when both do. */
function reach(way, isConnected, reason = '') {
  if (isConnected) away.delete(way);
  else away.set(way, reason);
  store.link = away.size ? 'away' : hears ? 'live' : 'connecting';
  store.reason = [...away.values()][0] || '';
  changed('link');
}

/** Facts age even when nothing happens. */
export function keepFresh() {
  setInterval(() => {
    if (Date.now() - store.asOf > AT_LEAST_EVERY_MS) refreshSoon();
  }, 1_000);
}
