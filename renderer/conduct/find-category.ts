import type { ConductCode, IncidentCategory } from '#shared/catalogue/conduct-code.ts';
import { foldQuery, foldVietnamese, matchRank } from '#shared/text/fold.ts';

/** The categories that answer what was typed, best first: by code, by words of the name, the group and the rules, without diacritics. */
export function findCategories(code: ConductCode, typed: string): readonly IncidentCategory[] {
  const query = foldQuery(typed);
  return code.categories
    .flatMap((category) => {
      const byName = rank(`${category.code} ${category.name}`);
      if (byName !== null) return [{ category, rank: byName }];
      const byAll = rank(`${groupName(code, category)} ${ruleTitles(code, category)}`);
      return byAll === null ? [] : [{ category, rank: byAll + belowNames }];
    })
    .sort((a, b) => a.rank - b.rank || wholeWords(b.category) - wholeWords(a.category))
    .map(({ category }) => category);

  /** How many words of the query stand whole in the name: "quà" means a gift before it begins "quầy". */
  function wholeWords({ name }: IncidentCategory): number {
    const words = new Set(foldVietnamese(name).split(/[^a-z0-9]+/));
    return query.words.filter((word) => words.has(word)).length;
  }

  function rank(original: string): number | null {
    return matchRank(foldVietnamese(original), original, query);
  }
}

const belowNames = 10;

export function groupName({ groups }: ConductCode, { group }: IncidentCategory): string {
  return groups.find(({ code }) => code === group)?.name ?? group;
}

/** A reference in words: a rule of the code with its title, an article as it is. */
export function refWords({ rules }: ConductCode, ref: string): string {
  const rule = rules.find(({ id }) => id === ref);
  return rule === undefined ? ref : `${rule.id} ${rule.title}`;
}

function ruleTitles(code: ConductCode, { ruleRefs }: IncidentCategory): string {
  return ruleRefs.map((ref) => refWords(code, ref)).join(' ');
}
