import { describe, expect, it } from 'vitest';
import { lifeStates } from '#shared/dossier/life/life-state.ts';
import { transitions } from '#shared/dossier/life/transitions.ts';
import { boxSize, diagramOf } from './diagram-layout.ts';

const { boxes, arrows, width, height } = diagramOf();

describe('diagramOf', () => {
  it('draws every state once, inside the picture and apart from the others', () => {
    expect(boxes.map(({ state }) => state).toSorted()).toEqual(['none', ...lifeStates].toSorted());
    for (const box of boxes) {
      expect(box.x + boxSize.width).toBeLessThanOrEqual(width);
      expect(box.y + boxSize.height).toBeLessThanOrEqual(height);
      const meets = boxes.filter(
        (other) =>
          other !== box &&
          Math.abs(other.x - box.x) < boxSize.width &&
          Math.abs(other.y - box.y) < boxSize.height,
      );
      expect(meets).toEqual([]);
    }
  });

  it('draws every transition that changes the state, and no other', () => {
    const drawn = arrows.flatMap(({ from, to, steps }) => steps.map((step) => `${from} ${step} ${to}`));
    const wanted = transitions
      .filter(({ from, to }) => from !== to)
      .map(({ from, step, to }) => `${from} ${step} ${to}`);
    expect(drawn.toSorted()).toEqual(wanted.toSorted());
  });

  it('keeps the numbers of the arrows readable: none upon another', () => {
    for (const { number, at } of arrows) {
      const near = arrows.filter(
        (other) => other.number !== number && Math.hypot(other.at.x - at.x, other.at.y - at.y) < 22,
      );
      expect(near.map((other) => other.number)).toEqual([]);
    }
  });
});
