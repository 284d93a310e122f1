import { describe, expect, it } from 'vitest';
import { comparePersonNames, compareVietnamese } from './collate.ts';

describe('compareVietnamese', () => {
  it('follows the Vietnamese alphabet', () => {
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxy'];
    expect([...letters].reverse().sort(compareVietnamese)).toEqual(letters);
  });

  it('follows the order of tones', () => {
    const tones = ['ma', 'mà', 'mả', 'mã', 'má', 'mạ'];
    expect([...tones].reverse().sort(compareVietnamese)).toEqual(tones);
  });

  it('sorts numbers by value', () => {
    expect(['Quầy 10', 'Quầy 2'].sort(compareVietnamese)).toEqual(['Quầy 2', 'Quầy 10']);
  });
});

describe('comparePersonNames', () => {
  it('sorts by given name, then family name, then middle names', () => {
    const sorted = ['Lê Thị An', 'Trần Văn An', 'Nguyễn An Bình', 'Nguyễn Thu Bình', 'Đặng Văn Đức'];
    expect([...sorted].reverse().sort(comparePersonNames)).toEqual(sorted);
  });

  it('takes a single word as a given name', () => {
    expect(['Bình', 'An'].sort(comparePersonNames)).toEqual(['An', 'Bình']);
  });
});
