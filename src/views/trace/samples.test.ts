import { describe, expect, it } from 'vitest';
import { diagnose } from '../../diagnosis/index.ts';
import { importTrace } from '../../trace/index.ts';
import { recorded, samples } from './samples.ts';

/** The rule whose finding must come first. */
const causes: Readonly<Record<string, string>> = {
  'redirect-uri': 'redirect_uri_mismatch_at_token',
  verifier: 'pkce_verifier_mismatch',
  plain: 'pkce_method_unsupported',
  state: 'state_changed',
  api: 'access_token_audience',
  'two-credentials': 'client_authentication_twice',
  cookie: 'form_post_cookie_lost',
  polling: 'device_polls_too_fast',
  silent: 'silent_login_refused',
  refresh: 'refresh_token_reused',
};

describe('samples', () => {
  it('are at least eight, each with a cause of its own', () => {
    expect(samples.length).toBeGreaterThanOrEqual(8);
    expect(samples.map(({ id }) => id).sort()).toEqual(Object.keys(causes).sort());
    expect(new Set(Object.values(causes)).size).toBe(samples.length);
  });

  it.each(samples)('$id: $title', async (sample) => {
    const text = await recorded(sample);
    expect(await recorded(sample)).toBe(text);
    const imported = importTrace(text);
    expect(imported.traces.map(({ flow }) => flow)).toEqual([sample.flow]);
    expect(imported.problems).toEqual([]);
    const { findings } = await diagnose(imported);
    expect(findings[0]?.finding.rule).toBe(causes[sample.id]);
    expect(findings[0]?.finding.weight).not.toBe('note');
  });
});
