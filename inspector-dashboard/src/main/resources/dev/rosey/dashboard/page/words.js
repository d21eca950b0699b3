// Numbers and times in words.

export function count(number) {
  return Number(number).toLocaleString('en-GB');
}

/** So many of these. */
export function many(number, one, more = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : more}`;
}

export function rate(perSecond) {
  return perSecond >= 100 ? `${Math.round(perSecond)}/s` : `${Number(perSecond).toFixed(1)}/s`;
}

export function micros(us) {
  if (us < 1000) return `${us} µs`;
  if (us < 1_000_000) return `${(us / 1000).toFixed(us < 10_000 ? 1 : 0)} ms`;
  return `${(us / 1_000_000).toFixed(1)} s`;
}

export function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}

export function since(instant) {
  return span(Date.now() - Date.parse(instant));
}

/** The time of day, and the day where it is not today. */
export function clock(instant, precise = false) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '?';
  const time = date.toLocaleTimeString('en-GB');
  const isToday = date.toDateString() === new Date().toDateString();
  const text = isToday ? time : `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
  return precise ? `${text}.${String(date.getMilliseconds()).padStart(3, '0')}` : text;
}
