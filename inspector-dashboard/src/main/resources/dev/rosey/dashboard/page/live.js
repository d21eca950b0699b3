// Events as they happen. EventSource cannot send a token, so the stream is read by fetch.

import { Refusal, token } from './api.js';

/** A comment comes every 5 s; whoever hears nothing for longer hears nothing any more. */
const SILENCE_MS = 16_000;
const AGAIN_MS = [500, 1_000, 2_000, 5_000];

/**
 * Listens for ever, from after the event with this id. told.event(cloudEvent), told.dropped(number), told.link(isConnected, reason) are called as things happen.
 */
export async function listen(told, lastSeen = '') {
  let lastId = lastSeen;
  let failures = 0;
  for (;;) {
    const control = new AbortController();
    let silence = setTimeout(() => control.abort(), SILENCE_MS);
    try {
      const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token()}` };
      if (lastId) headers['Last-Event-ID'] = lastId;
      const response = await fetch('/api/v1/events/stream', { headers, signal: control.signal, cache: 'no-store' });
      if (!response.ok) throw new Refusal(response.status, await response.json().catch(() => ({})));
      failures = 0;
      told.link(true);
      for await (const message of messages(response.body, () => {
        clearTimeout(silence);
        silence = setTimeout(() => control.abort(), SILENCE_MS);
      })) {
        if (message.id) lastId = message.id;
        tell(message, told);
      }
      throw new Error('the stream ended');
    } catch (failure) {
      told.link(false, failure.name === 'AbortError' ? 'nothing was heard for a while' : failure instanceof Refusal ? failure.message : 'Rosey does not answer');
    } finally {
      clearTimeout(silence);
      control.abort();
    }
    const wait = AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)];
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

function tell(message, told) {
  const data = JSON.parse(message.data);
  if (message.event === 'dropped') told.dropped(data.dropped);
  else if (message.event === 'state') told.link(data.connected, data.reason);
  else told.event(data);
}

async function* messages(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    text += value;
    const blocks = text.split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const message = parse(block);
      if (message.data) yield message;
    }
  }
}

function parse(block) {
  const message = { event: '', id: '', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) message[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return message;
}
