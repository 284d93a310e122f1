/** What the trail needs of an element; every `HTMLElement` is one. */
export interface FocusPlace {
  readonly isConnected: boolean;
  focus(): void;
}

export interface FocusPage<Place> {
  /** Null when no element has the focus: then no key reaches anything. */
  readonly focused: () => Place | null;
  /** Where the keyboard begins on what is shown now; null where nothing is. */
  readonly home: () => Place | null;
}

/** A dialog and the one that it was opened from, with what had the focus in either, are a few steps. */
const longestTrail = 12;

/**
 * Where the focus has been, so that it goes back when what had it goes away. A place that is gone, or that takes no focus, gives way to the
 * page's home; and it is looked after until somebody moves on, because a button often goes only when the list behind it has been read again.
 */
export class FocusTrail<Place extends FocusPlace> {
  private readonly page: FocusPage<Place>;
  private trail: readonly Place[] = [];
  /** Where the focus was put back and still is as far as anybody decided. */
  private kept: Place | null = null;

  constructor(page: FocusPage<Place>) {
    this.page = page;
  }

  /** An element took the focus. */
  took(place: Place): void {
    if (place !== this.kept) this.kept = null;
    this.trail = [...this.trail.filter((one) => one !== place), place].slice(-longestTrail);
  }

  /** Somebody points elsewhere: an empty place is then where they want to be. */
  letGo(): void {
    this.kept = null;
  }

  /** What had the focus last and is still there. @param isOwn of what has just opened, which may have taken the focus already */
  latest(isOwn: (place: Place) => boolean): Place | null {
    return this.trail.findLast((place) => place.isConnected && !isOwn(place)) ?? null;
  }

  /** Back to this place, unless something else has the focus by now. */
  goBack(place: Place | null): void {
    if (this.page.focused() !== null) return;
    if (place?.isConnected === true) place.focus();
    if (this.page.focused() === null) this.page.home()?.focus();
    this.kept = this.page.focused();
  }

  /** Something on the page came or went. */
  changed(): void {
    if (this.kept !== null) this.goBack(this.kept);
  }
}
