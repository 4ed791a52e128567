/** The issuer identifier, trailing slash included. `.example` never resolves (RFC 2606 §3). */
export const issuer = 'https://auth.granttour.example/';
export const apiAudience = 'https://api.granttour.example/';

/** The person who answers when nobody else does. */
export const ana = {
  sub: 'user-ana',
  username: 'ana@mail.example',
  password: 'sea-otter-42',
  name: 'Ana Lima',
  email: 'ana@mail.example',
  email_verified: true,
};

/** Another account, so that mixed-up sign-ins can be shown. */
export const ben = {
  sub: 'user-ben',
  username: 'ben@mail.example',
  password: 'blue-kettle-7',
  name: 'Ben Okafor',
  email: 'ben@mail.example',
  email_verified: true,
};

export const apis = [
  {
    audience: apiAudience,
    name: 'Orders',
    scopes: { 'read:orders': 'See your orders', 'write:orders': 'Place orders for you' },
  },
];
