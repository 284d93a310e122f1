import { type LifeState, lifeStates, officialStates } from '#shared/dossier/life/life-state.ts';
import { type Step, transitions } from '#shared/dossier/life/transitions.ts';

export interface DiagramBox {
  readonly state: LifeState | 'none';
  readonly x: number;
  readonly y: number;
}

export interface DiagramArrow {
  /** From 1, as in the table beside the picture. */
  readonly number: number;
  readonly from: LifeState | 'none';
  readonly to: LifeState;
  readonly steps: readonly Step[];
  /** Path of an SVG. */
  readonly path: string;
  /** Where its number stands. */
  readonly at: { readonly x: number; readonly y: number };
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly DiagramBox[];
  readonly arrows: readonly DiagramArrow[];
}

/** Of a box, in units of the picture. */
export const boxSize = { width: 168, height: 46 } as const;
const gap = { x: 124, y: 26 } as const;
const margin = 16;

/**
 * The picture of the table: states in columns by how many steps lead there, arrows for all that changes the state. Made from the data
 * alone, so that a transition that is added is drawn.
 */
export function diagramOf(): Diagram {
  const columns = columnsOf();
  const tallest = Math.max(...columns.map(({ length }) => length));
  const height = 2 * margin + tallest * boxSize.height + (tallest - 1) * gap.y;
  const boxes = columns.flatMap((states, column) => {
    const used = states.length * boxSize.height + (states.length - 1) * gap.y;
    return states.map((state, row) => ({
      state,
      x: margin + column * (boxSize.width + gap.x),
      y: (height - used) / 2 + row * (boxSize.height + gap.y),
    }));
  });
  const width = 2 * margin + columns.length * boxSize.width + (columns.length - 1) * gap.x;
  return { width, height, boxes, arrows: arrowsBetween(boxes) };
}

/** Breadth first from nothing; within a column by official code. */
function columnsOf(): readonly (readonly (LifeState | 'none')[])[] {
  const columns: (readonly (LifeState | 'none')[])[] = [['none']];
  const placed = new Set<LifeState | 'none'>(['none']);
  for (;;) {
    const last = columns.at(-1) ?? [];
    const next = lifeStates.filter(
      (state) =>
        !placed.has(state) && transitions.some(({ from, to }) => to === state && last.includes(from)),
    );
    if (next.length === 0) return columns;
    for (const state of next) placed.add(state);
    columns.push(next.toSorted((a, b) => officialStates[a].code - officialStates[b].code));
  }
}

function arrowsBetween(boxes: readonly DiagramBox[]): readonly DiagramArrow[] {
  const pairs = new Map<string, { from: LifeState | 'none'; to: LifeState; steps: Step[] }>();
  for (const { from, to, step } of transitions) {
    if (from === to) continue;
    const pair = pairs.get(`${from} ${to}`) ?? { from, to, steps: [] };
    pair.steps.push(step);
    pairs.set(`${from} ${to}`, pair);
  }
  const arrows: DiagramArrow[] = [];
  for (const { from, to, steps } of pairs.values()) {
    const [start, end] = [from, to].map((state) => boxes.find((box) => box.state === state));
    if (start === undefined || end === undefined) continue;
    const number = arrows.length + 1;
    const bend = bendOf(start, end, number);
    const spots = whereabouts.map((t) => pointOf(bend, t));
    const free = spots.find((spot) =>
      arrows.every(({ at }) => Math.hypot(at.x - spot.x, at.y - spot.y) > 26),
    );
    const at = free ?? pointOf(bend, 0.5);
    arrows.push({ number, from, to, steps, path: pathOf(bend), at });
  }
  return arrows;
}

/** Where along an arrow its number may stand, the best place first. */
const whereabouts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] as const;

/** Start, two handles, end. */
type Bend = readonly [Point, Point, Point, Point];
interface Point {
  readonly x: number;
  readonly y: number;
}

/** To the right: from edge to edge. Within a column and backwards: around the side, so that it never runs through a box. */
function bendOf(start: DiagramBox, end: DiagramBox, number: number): Bend {
  const middle = boxSize.height / 2;
  // Arrows that meet at one edge keep apart by a little.
  const spread = ((number % 5) - 2) * 7;
  const startY = start.y + middle + spread;
  const endY = end.y + middle + spread;
  const right = boxSize.width;
  if (end.x > start.x) {
    const pull = (end.x - start.x - right) / 2;
    return bend(start.x + right, startY, end.x, endY, pull, -pull);
  }
  if (end.x < start.x) {
    const pull = gap.x / 2;
    return bend(start.x, startY, end.x + right, endY, -pull, pull);
  }
  const bow = Math.min(gap.x, 24 + Math.abs(end.y - start.y) / 3);
  return end.y > start.y
    ? bend(start.x + right, startY, end.x + right, endY, bow, bow)
    : bend(start.x, startY, end.x, endY, -bow, -bow);
}

function bend(x1: number, y1: number, x2: number, y2: number, pull1: number, pull2: number): Bend {
  return [
    { x: x1, y: y1 },
    { x: x1 + pull1, y: y1 },
    { x: x2 + pull2, y: y2 },
    { x: x2, y: y2 },
  ];
}

function pathOf([a, b, c, d]: Bend): string {
  return `M ${a.x} ${a.y} C ${b.x} ${b.y}, ${c.x} ${c.y}, ${d.x} ${d.y}`;
}

/** @param t 0 at the start of the curve, 1 at its end */
function pointOf([a, b, c, d]: Bend, t: number): Point {
  const on = (axis: 'x' | 'y'): number =>
    (1 - t) ** 3 * a[axis] +
    3 * (1 - t) ** 2 * t * b[axis] +
    3 * (1 - t) * t ** 2 * c[axis] +
    t ** 3 * d[axis];
  return { x: on('x'), y: on('y') };
}
