import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type LifeState, lifeStates } from '#shared/dossier/life/life-state.ts';
import { type DossierId, dossierIdSchema } from '#shared/kernel/ids.ts';

/** Where one can go. Screens use these words; the addresses stand here and in `routes.tsx` alone. */
export interface Go {
  readonly newDossier: () => void;
  readonly list: () => void;
  /** The list, with the focus in the field marked `data-main-search`. */
  readonly search: () => void;
  readonly dossier: (id: DossierId) => void;
  /** @param about the dossier that it happened with */
  readonly incident: (about?: DossierId) => void;
  /** @param here the state to point out in the picture */
  readonly lifeDiagram: (here?: LifeState) => void;
  readonly handOver: () => void;
  readonly dayLog: () => void;
  readonly register: () => void;
  readonly calendar: () => void;
  readonly registerImport: () => void;
  readonly outbox: () => void;
  readonly settings: () => void;
}

export function useGo(): Go {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      newDossier: () => void navigate({ to: '/ho-so-moi' }),
      list: () => void navigate({ to: '/ho-so', search: listSearch }),
      search: () => {
        // At once where the field stands already, so that no key of a fast typist is lost.
        if (!focusMainSearch()) {
          void navigate({ to: '/ho-so', search: listSearch }).then(() =>
            requestAnimationFrame(focusMainSearch),
          );
        }
      },
      dossier: (id) => void navigate({ to: '/ho-so/$id', params: { id } }),
      incident: (about) =>
        void navigate({ to: '/su-viec/moi', search: about === undefined ? {} : { hoSo: about } }),
      lifeDiagram: (here) =>
        void navigate({ to: '/so-do-trang-thai', search: here === undefined ? {} : { o: here } }),
      handOver: () => void navigate({ to: '/ban-giao' }),
      dayLog: () => void navigate({ to: '/nhat-ky-ngay' }),
      register: () => void navigate({ to: '/so-theo-doi' }),
      calendar: () => void navigate({ to: '/lich-lam-viec' }),
      registerImport: () => void navigate({ to: '/nhap-so-cu' }),
      outbox: () => void navigate({ to: '/viec-cho-gui' }),
      settings: () => void navigate({ to: '/cai-dat' }),
    }),
    [navigate],
  );
}

/** Going to the list keeps its filter when one is on it already. */
function listSearch({ loc }: { readonly loc?: string | undefined }): { loc?: string } {
  return loc === undefined ? {} : { loc };
}

/** The dossier that the address names; null when it names none. */
export function useDossierParam(): DossierId | null {
  const { id } = useParams({ strict: false });
  const parsed = dossierIdSchema.safeParse(id);
  return parsed.success ? parsed.data : null;
}

/** The dossier that a new incident is about, from the address; null when it was opened without one. */
export function useIncidentDossier(): DossierId | null {
  const { hoSo } = useSearch({ strict: false });
  const parsed = dossierIdSchema.safeParse(hoSo);
  return parsed.success ? parsed.data : null;
}

/** The state that the picture of the states points out; null when it was opened without one. */
export function useDiagramState(): LifeState | null {
  const { o } = useSearch({ strict: false });
  return lifeStates.find((state) => state === o) ?? null;
}

/** The work list's filter, kept in the address so that going back finds the list as it was left. */
export function useListFilter(): readonly [
  filter: string | null,
  setFilter: (filter: string | null) => void,
] {
  const navigate = useNavigate();
  const { loc } = useSearch({ strict: false });
  const setFilter = (filter: string | null): void =>
    void navigate({ to: '/ho-so', search: filter === null ? {} : { loc: filter }, replace: true });
  return [loc ?? null, setFilter];
}

/** @returns false when no such field is on the screen */
function focusMainSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-main-search]');
  field?.focus();
  field?.select();
  return field !== null;
}
