import { describe, expect, it } from 'vitest';
import { formatPhone } from './phone';

describe('telephone numbers', () => {
  it.each([
    ['+380675550142', '+380 67 555 01 42'],
    ['+48221234567', '+48 221 234 567'],
    ['+4930123456', '+4930123456'],
    ['+38067555014', '+38067555014'],
    ['reception', 'reception'],
  ])('%s reads %s', (stored, read) => {
    expect(formatPhone(stored)).toBe(read.replaceAll(' ', '\u00a0'));
  });
});
