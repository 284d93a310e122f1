import { beforeEach, describe, expect, it } from 'vitest';
import { FocusTrail } from './focus-trail.ts';

/** A page of named places, with the focus as browsers have it: it falls to nothing when its place goes. */
class SamplePage {
  readonly places = new Map<string, SamplePlace>();
  focused: SamplePlace | null = null;
  home = 'heading';
  readonly trail = new FocusTrail<SamplePlace>({
    focused: () => this.focused,
    home: () => this.places.get(this.home) ?? null,
  });

  focusedName(): string | undefined {
    return this.focused?.name;
  }

  add(name: string, takesFocus = true): SamplePlace {
    const place = new SamplePlace(this, name, takesFocus);
    this.places.set(name, place);
    return place;
  }

  remove(place: SamplePlace): void {
    place.isConnected = false;
    this.places.delete(place.name);
    if (this.focused === place) this.focused = null;
    this.trail.changed();
  }
}

class SamplePlace {
  isConnected = true;
  private readonly page: SamplePage;
  readonly name: string;
  readonly takesFocus: boolean;

  constructor(page: SamplePage, name: string, takesFocus: boolean) {
    this.page = page;
    this.name = name;
    this.takesFocus = takesFocus;
  }

  focus(): void {
    if (!this.takesFocus || !this.isConnected || this.page.focused === this) return;
    this.page.focused = this;
    this.page.trail.took(this);
  }
}

describe('FocusTrail', () => {
  let page: SamplePage;
  let button: SamplePlace;
  const nothing = (): boolean => false;

  /** A dialog whose first field takes the focus before anybody asks what had it. */
  const open = (name: string): { field: SamplePlace; close: () => void } => {
    const field = page.add(name);
    field.focus();
    const before = page.trail.latest((place) => place === field);
    const close = (): void => {
      page.remove(field);
      page.trail.goBack(before);
    };
    return { field, close };
  };

  beforeEach(() => {
    page = new SamplePage();
    page.add('heading');
    button = page.add('button');
    button.focus();
  });

  it('goes back to what had it before the dialog, though its own field took it first', () => {
    const dialog = open('field');
    expect(page.focused).toBe(dialog.field);
    dialog.close();
    expect(page.focused).toBe(button);
  });

  it('goes through dialogs in dialogs, and past one that is gone', () => {
    const outer = open('outer');
    const inner = open('inner');
    inner.close();
    expect(page.focused).toBe(outer.field);
    const next = open('next');
    outer.close();
    expect(page.focused).toBe(next.field);
    next.close();
    expect(page.focusedName()).toBe('heading');
    // Opened as the first one went: what is left of the trail is what opened that one.
    button.focus();
    const first = open('first');
    page.remove(first.field);
    const second = open('second');
    second.close();
    expect(page.focused).toBe(button);
  });

  it('goes to the home of the page where the place is gone or takes none', () => {
    const gone = open('field');
    page.remove(button);
    gone.close();
    expect(page.focusedName()).toBe('heading');
    page.focused = null;
    page.trail.goBack(page.add('switched off', false));
    expect(page.focusedName()).toBe('heading');
    page.focused = null;
    page.trail.goBack(null);
    expect(page.focusedName()).toBe('heading');
  });

  it('goes home when the place goes after the focus came back, and again with the next screen', () => {
    open('field').close();
    page.remove(button);
    expect(page.focusedName()).toBe('heading');
    page.add('list');
    page.home = 'list';
    page.remove(page.places.get('heading')!);
    expect(page.focusedName()).toBe('list');
  });

  it('takes it from nobody: not from a new screen, nor after somebody moved on or pointed at nothing', () => {
    const dialog = open('field');
    const grid = page.add('grid');
    grid.focus();
    dialog.close();
    expect(page.focused).toBe(grid);

    button.focus();
    open('field').close();
    grid.focus();
    page.remove(grid);
    expect(page.focused).toBeNull();

    button.focus();
    open('field').close();
    page.trail.letGo();
    page.focused = null;
    page.trail.changed();
    expect(page.focused).toBeNull();
  });

  it('forgets what was long ago', () => {
    for (let index = 0; index < 12; index += 1) page.add(`field ${index}`).focus();
    for (let index = 0; index < 12; index += 1) page.remove(page.places.get(`field ${index}`)!);
    expect(page.trail.latest(nothing)).toBeNull();
  });
});
