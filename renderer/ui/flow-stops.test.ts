import { describe, expect, it } from 'vitest';
import { meaningOfEnter, neighbour } from './flow-stops.ts';

describe('neighbour', () => {
  const stops = ['name', 'phone', 'note'];

  it('walks forward and back, and stops at the ends', () => {
    expect(neighbour(stops, 'name', 'next')).toBe('phone');
    expect(neighbour(stops, 'note', 'next')).toBeNull();
    expect(neighbour(stops, 'note', 'previous')).toBe('phone');
    expect(neighbour(stops, 'name', 'previous')).toBeNull();
  });

  it('begins at the first from outside', () => {
    expect(neighbour(stops, null, 'next')).toBe('name');
    expect(neighbour(stops, 'elsewhere', 'next')).toBe('name');
    expect(neighbour(stops, null, 'previous')).toBeNull();
  });
});

describe('meaningOfEnter', () => {
  it.each([
    [{ tagName: 'INPUT', type: 'text' }, 'move'],
    [{ tagName: 'INPUT', type: 'checkbox' }, 'move'],
    [{ tagName: 'INPUT', type: 'radio' }, 'move'],
    [{ tagName: 'SELECT' }, 'move'],
    [{ tagName: 'TEXTAREA' }, 'own'],
    [{ tagName: 'BUTTON', type: 'button' }, 'own'],
    [{ tagName: 'A' }, 'own'],
    [{ tagName: 'DIV', role: 'grid' }, 'own'],
  ] as const)('%j: %s', (element, meaning) => {
    expect(meaningOfEnter(element)).toBe(meaning);
  });
});
