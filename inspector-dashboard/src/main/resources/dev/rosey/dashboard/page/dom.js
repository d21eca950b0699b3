// Elements are made here and nowhere else, and text is always text: nothing that anybody said becomes markup.

/** An element. Attributes whose names begin with "on" are listeners; false, null and undefined leave one out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
      element.listens = true;
    } else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Changes what an element holds, where it would show something else; somebody may be reading or typing in it. */
export function show(element, facts, ...children) {
  const seen = JSON.stringify(facts);
  if (element.dataset.shown === seen) return;
  element.dataset.shown = seen;
  hold(element, children.flat(Infinity).filter(Boolean).map((child) => (child instanceof Node ? child : document.createTextNode(child))));
}

/** Lets an element hold these. What stays keeps the focus, the place it is scrolled to, and whether it is unfolded. */
function hold(element, children) {
  let old = element.firstChild;
  for (const child of children) {
    let same = old;
    while (same && !isAlike(same, child)) same = same.nextSibling;
    if (!same) {
      element.insertBefore(child, old);
      continue;
    }
    while (old !== same) old = removed(old);
    old = same.nextSibling;
    become(same, child);
  }
  while (old) old = removed(old);
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** Listeners belong to what somebody made them for. */
function isAlike(old, fresh) {
  return old.nodeName === fresh.nodeName && old.className === fresh.className && !old.listens && !fresh.listens;
}

function become(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  hold(old, [...fresh.childNodes]);
}

/** A table that can be scrolled sideways with the keyboard, too. */
export function table(caption, heads, rows, empty) {
  if (rows.length === 0) return h('p', { class: 'nothing' }, empty);
  return h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    h('table', {},
      h('caption', {}, caption),
      h('thead', {}, h('tr', {}, heads.map((head) => h('th', { scope: 'col', class: head.startsWith('#') ? 'number' : null }, head.replace('#', ''))))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell, i) => h('td', { class: heads[i].startsWith('#') ? 'number' : null }, cell)))))));
}

/** A state or a status as a coloured word. */
export function badge(state) {
  return h('span', { class: `badge ${tone(state)}` }, state);
}

export function tone(state) {
  switch (String(state).toLowerCase()) {
    case 'up': case 'ready': return 'good';
    case 'degraded': case 'starting': return 'warn';
    case 'down': case 'crashed': case 'quarantined': return 'bad';
    default: return 'quiet';
  }
}
