import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { postForm } from '../../protocol/http.ts';
import type { TraceEvent } from '../../trace/index.ts';
import type { Facts } from '../facts/facts.ts';
import { readFacts } from '../facts/read-facts.ts';
import type { Finding } from '../finding.ts';
import type { Rule, Verdict } from '../rule.ts';
import { codeParts, inOrder } from '../testing/made-code.ts';
import { as, back, json, madeTrace, token } from '../testing/made-trace.ts';
import type { Example, RuleCases } from '../testing/rule-cases.ts';
import { rules } from './rules.ts';

const here = new URL('.', import.meta.url).pathname;
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${here}${entry.name}/list.ts`))
  .map(({ name }) => name);

/** Each folder by itself, so that one that does not load fails alone. */
const loaded = await Promise.all(
  folders.map(async (folder) => {
    try {
      return {
        folder,
        list: await exportOf<Rule>(folder, 'list'),
        cases: await exportOf<RuleCases>(folder, 'cases'),
      };
    } catch (error) {
      return { folder, list: [], cases: [], error };
    }
  }),
);

/** The one list that a module exports. */
async function exportOf<T>(folder: string, file: 'list' | 'cases'): Promise<readonly T[]> {
  const module: Record<string, unknown> = await import(`${here}${folder}/${file}.ts`);
  const lists = Object.values(module).filter(Array.isArray);
  expect(lists, `${folder}/${file}.ts exports one list`).toHaveLength(1);
  return lists[0] as readonly T[];
}

const tracesOf = (example: Example) => ('events' in example ? [example] : example);

async function verdictsOf(rule: Rule, example: Example): Promise<readonly Verdict[]> {
  const [facts] = await readFacts(tracesOf(example));
  expect(facts).toBeDefined();
  // The traces of each rule are good to try all others on: none may fail, whatever it finds.
  for (const other of rules) if (facts && other !== rule) tryOn(other, facts);
  const verdicts = facts ? rule.check(facts) : [];
  expect(structuredClone(verdicts)).toEqual(verdicts);
  return verdicts;
}

/** Rules that failed on the traces of others, and how. */
const tripped = new Map<string, unknown>();

function tryOn(rule: Rule, facts: Facts): void {
  try {
    expectPlain(rule, facts);
  } catch (error) {
    tripped.set(rule.id, error);
  }
}

const findingsIn = (verdicts: readonly Verdict[]): Finding[] =>
  verdicts.flatMap((verdict) => (verdict.kind === 'broken' ? [verdict.finding] : []));

const named = (examples: RuleCases['fires']) =>
  Object.entries(examples).map(([what, make]) => ({ what, make }));

describe.each(loaded)('the rules of $folder', ({ folder, list, cases, error }) => {
  it('load', () => {
    expect(error).toBeUndefined();
  });

  it('stand in the list of all', () => {
    const all = new Set(rules.map(({ id }) => id));
    expect(list.map(({ id }) => id).filter((id) => !all.has(id))).toEqual([]);
  });

  it('have cases, each rule its own', () => {
    expect(cases.map(({ rule }) => rule).toSorted()).toEqual(list.map(({ id }) => id).toSorted());
  });

  it('stand in files that bear their names', () => {
    const files = new Set(readdirSync(`${here}${folder}`));
    expect(list.map(({ id }) => `${id.replaceAll('_', '-')}.ts`).filter((file) => !files.has(file))).toEqual(
      [],
    );
  });

  const tables = list.flatMap((rule) => {
    const own = cases.find((one) => one.rule === rule.id);
    return own ? [{ id: rule.id, rule, own }] : [];
  });

  if (tables.length > 0)
    describe.each(tables)('$id', ({ rule, own }) => {
      it('is found, is nearly found, and lacks evidence somewhere', () => {
        expect(Object.keys(own.fires)).not.toEqual([]);
        expect(Object.keys(own.nearly)).not.toEqual([]);
        expect(Object.keys(own.missing).length > 0 || own.neverMissing).toBeTruthy();
      });

      it.each(named(own.fires))('fires: $what', async ({ what, make }) => {
        const example = make();
        const findings = findingsIn(await verdictsOf(rule, example));
        expect(findings).not.toEqual([]);
        for (const finding of findings) expectWhole(finding, rule, tracesOf(example));
        for (const said of whatIsSaid(what)) expect(findings.map(said.of)).toContain(said.value);
      });

      it.each(named(own.nearly))('nearly: $what', async ({ make }) => {
        expect(findingsIn(await verdictsOf(rule, make()))).toEqual([]);
      });

      if (Object.keys(own.missing).length > 0)
        it.each(named(own.missing))('missing: $what', async ({ make }) => {
          const verdicts = await verdictsOf(rule, make());
          const findings = findingsIn(verdicts);
          expect(findings.map(({ certainty }) => certainty)).not.toContain('proved');
          const untold = verdicts.filter((verdict) => verdict.kind === 'untold');
          for (const { lacks } of untold) expect(lacks).toMatch(/\w.*\.$/s);
          expect(untold.length + findings.length).toBeGreaterThan(0);
        });
    });
});

/** What the name of a case says of the finding behind its last colon: `refused: a note`. */
function whatIsSaid(what: string) {
  const [, weight, certainty] = /: (?:an? (error|warning|note)|(proved|likely|unknown))$/.exec(what) ?? [];
  return [
    ...(weight ? [{ of: (finding: Finding): string => finding.weight, value: weight }] : []),
    ...(certainty ? [{ of: (finding: Finding): string => finding.certainty, value: certainty }] : []),
  ];
}

function expectWhole(finding: Finding, { id }: Rule, traces: ReturnType<typeof tracesOf>): void {
  const { says, because, checkFirst, evidence, explains, specs, weight, certainty } = finding;
  expect(finding.rule).toBe(id);
  for (const text of [says, because, ...checkFirst]) expect(text).toMatch(/\w/);
  expect(checkFirst).not.toEqual([]);
  expect(specs).not.toEqual([]);
  if (weight !== 'note' || certainty === 'proved')
    expect(evidence.some(({ seq }) => seq !== undefined)).toBe(true);
  for (const { seq, expectedSeq, attempt = 0, what, where } of evidence) {
    expect(what).toMatch(/\w/);
    expect(where).toMatch(/\w/);
    const length = traces[attempt]?.events.length ?? 0;
    for (const one of [seq, expectedSeq]) if (one !== undefined) expect(one).toBeLessThan(length);
  }
  const length = traces[0]?.events.length ?? 0;
  for (const seq of explains) expect(seq).toBeLessThan(length);
}

describe('all rules', () => {
  it('have ids of their own, in lower snake case', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it('say what holds when all is right', () => {
    expect(rules.filter(({ title }) => !/^[/\w].*[^.\s]$/.test(title)).map(({ id }) => id)).toEqual([]);
  });

  it('take the traces of all others, whatever they find', () => {
    expect(Object.fromEntries(tripped)).toEqual({});
  });

  it('take any text in any place of a good login', async () => {
    const good = madeTrace('authorization-code-pkce', inOrder(codeParts()));
    const spoiltAt = (which: (event: TraceEvent) => boolean, hostile: string) =>
      good.events.map((one) => (which(one) ? spoilt(one, hostile) : one));
    const each = HOSTILE.flatMap((text) =>
      good.events.map((event) => spoiltAt((one) => one === event, text)),
    );
    for (const events of [...each, ...LONG.map((text) => spoiltAt(() => true, text))]) {
      const [facts] = await readFacts([{ ...good, events }]);
      if (facts) for (const rule of rules) expectPlain(rule, facts);
    }
  });

  it('take thousands of polls and hundreds of logins without growing slow', async () => {
    const pending = json(400, { error: 'authorization_pending' });
    const type = 'urn:ietf:params:oauth:grant-type:device_code';
    const device = back(
      postForm(`${as}/device`, [['client_id', 'tv']]),
      json(200, {
        device_code: 'd',
        user_code: 'AB-CD',
        verification_uri: `${as}/go`,
        interval: 5,
        expires_in: 900,
      }),
    );
    const poll = token({ grant_type: type, device_code: 'd', client_id: 'tv' }, pending, { after: 5 });
    const login = (index: number) =>
      codeParts({
        ask: { state: `s${index}` },
        answer: { state: `s${index}`, code: `c${index}` },
        swap: { code: `c${index}` },
      });
    const polls = (count: number) => [device, ...Array.from({ length: count }, () => poll)];
    const logins = (count: number) =>
      Array.from({ length: count / 10 }, (_, index) => inOrder(login(index))).flat();
    for (const make of [polls, logins]) {
      const [few, many] = await Promise.all(
        [400, 3200].map(async (count) => (await readFacts([madeTrace('x', make(count))]))[0]),
      );
      // Eight times as much; quadratic work would take 64 times as long. Other work of the machine makes a rule slow once, not always.
      const isSlow = (rule: Rule) => {
        const long = timeOf(rule, many);
        return long > 20 && long > 28 * Math.max(timeOf(rule, few), 0.2);
      };
      let slow = rules.filter(isSlow);
      for (let again = 0; again < 8; again += 1) slow = slow.filter(isSlow);
      expect(slow.map(({ id }) => id)).toEqual([]);
    }
  });
});

function timeOf(rule: Rule, facts: Facts | undefined): number {
  const start = performance.now();
  if (facts) rule.check(facts);
  return performance.now() - start;
}

function expectPlain(rule: Rule, facts: Facts): void {
  const findings = findingsIn(rule.check(facts));
  if (findings.length === 0) return;
  structuredClone(findings);
  // `expect` costs more than most rules do, and this is asked very often.
  const odd = findings.find((finding) => finding.rule !== rule.id || finding.says.length >= 1500);
  if (odd) expect.fail(`${rule.id}: ${odd.rule} ${odd.says.slice(0, 100)}`);
}

/** Texts that break what takes them for more than texts. */
const HOSTILE = [
  '',
  '__proto__',
  'constructor=1&__proto__=2&hasOwnProperty=3',
  '{"__proto__":{"error":"x"},"error":{"a":[]},"scope":[1],"expires_in":"soon","access_token":7,"id_token":{}}',
  '[]',
  'https://[',
  'javascript:alert(1)',
  'https://x.example/?code=%E0%A4%A&state=%&iss=null#access_token=%',
  '\uD800\u0000\u2028<script>alert(1)</script>',
  'eyJhbGciOm51bGx9.eyJpc3MiOjEsImF1ZCI6e30sImV4cCI6IngiLCJub25jZSI6W119.x',
] as const;

const LONG = [
  `Bearer ${'a'.repeat(300_000)}`,
  '%'.repeat(100_000),
  '<form '.repeat(50_000),
  'a=b&'.repeat(50_000),
];

/** A message with this text as its URL, its body, and the value of each of its headers. */
function spoilt(event: TraceEvent, text: string): TraceEvent {
  if (event.kind !== 'request' && event.kind !== 'response') return event;
  const names = [...event.message.headers.map(([name]) => name), 'Authorization', 'Location', 'Date', 'DPoP'];
  const headers = names.map((name) => [name, text] as const);
  return event.kind === 'request'
    ? { ...event, message: { ...event.message, url: text, headers, body: text } }
    : { ...event, message: { ...event.message, headers, body: text } };
}
