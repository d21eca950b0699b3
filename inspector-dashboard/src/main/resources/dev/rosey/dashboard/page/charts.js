// Charts by uPlot, which the page loads beside this module.

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A line without axes, for a glance. Returns what takes new points. */
export function sparkline(place, label) {
  place.setAttribute('role', 'img');
  let chart = null;
  return (times, values, words) => {
    place.setAttribute('aria-label', `${label}: ${words}`);
    if (times.length < 2) return;
    if (!chart) chart = new window.uPlot(options(place, 34, false), [[], []], place);
    chart.setData([times, values]);
  };
}

/** A chart with axes. Returns what takes new points. */
export function chart(place, label, unit) {
  place.setAttribute('role', 'img');
  place.setAttribute('aria-label', label);
  const plot = new window.uPlot(options(place, 150, true, unit), [[], []], place);
  const resize = new ResizeObserver(() => plot.setSize({ width: place.clientWidth || 300, height: 150 }));
  resize.observe(place);
  return (times, values) => plot.setData([times, values]);
}

function options(place, height, hasAxes, unit = '') {
  const clock = (self, ticks) => ticks.map((tick) => new Date(tick * 1000).toLocaleTimeString('en-GB'));
  const axis = { stroke: color('--quiet'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  return {
    width: place.clientWidth || 120,
    height,
    padding: hasAxes ? [8, 8, 0, 0] : [3, 0, 3, 0],
    cursor: { show: false },
    legend: { show: false },
    axes: hasAxes ? [{ ...axis, space: 90, values: clock }, { ...axis, size: 58, values: (self, ticks) => ticks.map((tick) => `${tick}${unit}`) }] : [{ show: false }, { show: false }],
    scales: { y: { range: (self, low, high) => [0, Math.max(high * 1.15, 1)] } },
    series: [{}, { stroke: color('--accent'), width: hasAxes ? 2 : 1.5, fill: color('--wash'), points: { show: false } }],
  };
}
