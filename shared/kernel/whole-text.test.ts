import { describe, expect, it } from 'vitest';
import { isWholeText } from './whole-text.ts';

describe('isWholeText', () => {
  it('takes any text that is whole, at any depth', () => {
    expect(
      isWholeText({ name: 'Nguyễn Văn Thử 😀', papers: [{ copies: 1, note: null }], fee: undefined }),
    ).toBe(true);
  });

  it('finds NUL and half characters in values, lists and names of members', () => {
    expect(isWholeText('a\0b')).toBe(false);
    expect(isWholeText('Cảm ơn 😀'.slice(0, -1))).toBe(false);
    expect(isWholeText({ papers: [{ note: '\udc00' }] })).toBe(false);
    expect(isWholeText({ 'a\ud800': 1 })).toBe(false);
  });
});
