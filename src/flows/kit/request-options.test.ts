import { describe, expect, it } from 'vitest';
import { apiAudience, apis } from '../../lab/demo.ts';
import { audienceOf } from './request-options.ts';

describe('audienceOf', () => {
  it('asks for the API', () => expect(audienceOf('api', apiAudience)).toBe(apiAudience));

  it('leaves the parameter out', () => expect(audienceOf('none', apiAudience)).toBe(''));

  it('asks for an API that nobody has registered, by a name that could be one', () => {
    const unknown = audienceOf('unknown', apiAudience);
    expect(apis.map(({ audience }) => audience)).not.toContain(unknown);
    expect(new URL(unknown).protocol).toBe('https:');
  });
});
