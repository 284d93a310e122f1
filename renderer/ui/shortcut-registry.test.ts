import { describe, expect, it } from 'vitest';
import { type KeyPress, type Shortcut, ShortcutRegistry, nameOfPress } from './shortcut-registry.ts';

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held };
}

function shortcut(key: string, label: string, layer = 0): Shortcut {
  return { key, label, layer, scope: 'screen', action: () => undefined };
}

describe('nameOfPress', () => {
  it.each([
    [press('F2', 'F2'), 'F2'],
    [press('Enter', 'Enter', { ctrlKey: true }), 'Ctrl+Enter'],
    [press('t', 'KeyT', { altKey: true }), 'Alt+T'],
    [press('Process', 'KeyT', { altKey: true }), 'Alt+T'],
    [press('&', 'Digit1', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+1'],
    [press(' ', 'Space'), 'Space'],
  ])('names %j %s', (event, name) => {
    expect(nameOfPress(event)).toBe(name);
  });
});

describe('ShortcutRegistry', () => {
  it('gives a key to the last that asked for it, and back', () => {
    const registry = new ShortcutRegistry();
    registry.add(shortcut('F9', 'shell'));
    const remove = registry.add(shortcut('F9', 'screen'));
    expect(registry.find('F9')?.label).toBe('screen');
    remove();
    expect(registry.find('F9')?.label).toBe('shell');
  });

  it('lets only the top layer answer while a dialog is open', () => {
    const registry = new ShortcutRegistry();
    registry.add(shortcut('F2', 'new dossier'));
    const close = registry.openLayer(1);
    const closeInner = registry.openLayer(2);
    registry.add(shortcut('Ctrl+Enter', 'confirm', 1));
    expect(registry.find('F2')).toBeNull();
    expect(registry.find('Ctrl+Enter')).toBeNull();
    closeInner();
    expect(registry.find('Ctrl+Enter')?.label).toBe('confirm');
    close();
    expect(registry.active().map(({ key }) => key)).toEqual(['F2']);
  });

  it('tells its listeners of each change with a new list', () => {
    const registry = new ShortcutRegistry();
    const before = registry.active();
    let calls = 0;
    const stop = registry.subscribe(() => {
      calls += 1;
    });
    registry.add(shortcut('F2', 'new dossier'));
    stop();
    registry.add(shortcut('F3', 'list'));
    expect(calls).toBe(1);
    expect(registry.active()).not.toBe(before);
  });
});
