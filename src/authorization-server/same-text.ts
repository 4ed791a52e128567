/** Compares a secret with what somebody sent, in a time that does not tell how much of it was right. */
export function sameText(secret: string, sent: string): boolean {
  let difference = secret.length ^ sent.length;
  for (let i = 0; i < sent.length; i += 1)
    difference |= sent.charCodeAt(i) ^ secret.charCodeAt(i % Math.max(secret.length, 1));
  return difference === 0;
}
