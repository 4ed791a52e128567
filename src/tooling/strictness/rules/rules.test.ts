import { expect, test } from 'vitest';
import { topics } from '../../../authorization-server/refusals/topics.ts';
import { askedOf, rules } from './index.ts';

test('every row is either compared or left out for a reason', () => {
  for (const [topic, rows] of Object.entries(topics))
    for (const row of rows) expect(askedOf(topic, row), row[1]).toBeDefined();
});

test('every rule is about some row', () => {
  const used = new Set(
    Object.entries(topics).flatMap(([topic, rows]) =>
      rows.map(([, wrong]) => rules[topic]?.find(([title]) => title.test(wrong))),
    ),
  );
  const idle = Object.entries(rules).flatMap(([topic, own]) =>
    // Two topics share the rules of client authentication, and two those of DPoP.
    own.filter((rule) => !used.has(rule)).map(([title]) => `${topic}: ${title}`),
  );
  expect(idle).toEqual([]);
});
