/** Text that does harm where it is taken for more than text. The elements and attributes have names that no page has. */
export const MARKUP: readonly string[] = [
  '<x-hostile a=1>',
  '"><x-hostile>',
  "' x-hostile='1",
  '" x-hostile="1',
  '</title><x-hostile>',
  '</textarea></script><script>x-hostile()</script>',
  '<!-- x-hostile -->',
  '&lt;y-hostile&gt;&#60;y-hostile&#x3e;',
  'javascript:alert(1)//x-hostile',
  '<svg/onload=x-hostile>',
  '{{x-hostile}}',
];

const LINES: readonly string[] = [
  'a\r\nX-Hostile: 1',
  'a\nSet-Cookie: x-hostile=1',
  'a\r\n\r\n<x-hostile>',
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m',
  '\u007f\u0085\u2028',
  'ünïcödé',
  '\ud83d\ude00',
  '\ufeff\u200b\u202e',
  '\ufffd',
];

const NAMES: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'],
  ...['__proto__[x]', 'constructor.prototype', '__Host-session', 'then'],
];

const FORMS: readonly string[] = [
  ...[
    '',
    ' ',
    '  ',
    '+',
    '%',
    '%00',
    '%zz',
    '%25',
    '.',
    '..',
    '/',
    '\\',
    '//x-hostile.example',
    '?',
    '#',
    '&',
    '=',
    ';',
  ],
  ...[
    'null',
    'undefined',
    'true',
    '0',
    '-1',
    '1e309',
    '1.5',
    '9'.repeat(30),
    'NaN',
    '[]',
    '{}',
    '[object Object]',
  ],
  ...[
    'a'.repeat(300),
    `https://x-hostile.example/callback`,
    'https://spa-one.granttour.example.x-hostile.example/',
  ],
  ...[
    'https://spa-one.granttour.example/callback#f',
    'https://spa-one.granttour.example/callback/../x-hostile',
  ],
  ...[
    'data:text/html,<x-hostile>',
    'http://127.0.0.1:65536/callback',
    'http://127.0.0.1:9/callback',
    'urn:x',
  ],
  ...['..', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', 'e30.e30.', 'e30.e30.AA', 'bnVsbA.bnVsbA.AA', 'W10.W10.AA'],
];

/** Parts that are no well-formed Unicode or no percent-encoding; they can stand in raw text only. */
export const RAW: readonly string[] = [
  ...[
    '%',
    '%z',
    '%zz',
    '%c3',
    '%c3%28',
    '%ff%fe',
    '%ed%a0%80',
    '%00',
    '%0d%0aX-Hostile:%201',
    '%f8%88%80%80%80',
  ],
  ...['\ud800', '\udfff', '\u0000', '\ufeff', '&&&&', '====', '+%20+', '&=&=', ';a=b', '%u0041', 'é'],
];

/** Values of parameters and headers that a server may stumble over. */
export const HOSTILE: readonly string[] = [...MARKUP, ...LINES, ...NAMES, ...FORMS];

/** Names that no endpoint knows. */
export const HOSTILE_NAMES: readonly string[] = [
  ...NAMES,
  ...MARKUP,
  '',
  ' ',
  'a\r\nb',
  'ünï',
  'a[]',
  'client_id ',
];
