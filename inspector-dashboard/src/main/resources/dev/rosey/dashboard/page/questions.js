// Trivia questions that people reported.

import { ask } from './api.js';
import { h, show, table } from './dom.js';
import { count } from './words.js';

export function questions() {
  const list = h('div', {});
  const page = h('div', {},
    h('h1', { tabindex: -1 }, 'Reported questions'),
    h('p', { class: 'quiet' }, 'Moderators decide in chat, with the commands trivia reports restore <id> and trivia reports remove <id>.'),
    list);
  return {
    page,
    async update(what) {
      if (what !== 'start') return;
      try {
        const found = await ask('questions/reported');
        show(list, found, table('Reported questions', ['Question', '#People'], found.questions.map((one) => [h('code', {}, one.question_id), count(one.people)]), 'No question waits for a decision.'));
      } catch (failure) {
        show(list, failure.message, h('p', { class: 'nothing' }, `Trivia does not say: ${failure.message}`));
      }
    },
  };
}
