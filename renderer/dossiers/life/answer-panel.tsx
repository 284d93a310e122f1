import type { ReactElement } from 'react';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { Panel } from '../../ui/panel.tsx';
import pageStyles from '../dossier.module.css';
import { text } from './text.vi.ts';

/** What stands in the place of the promise while a dossier is not taken: by when the applicant hears whether it is. */
export function AnswerPanel({ dossier }: { readonly dossier: Dossier }): ReactElement {
  return (
    <Panel title={text.answer.title}>
      <p className={pageStyles['due']}>{formatVietnameseDateTime(dossier.promise.due)}</p>
      <p className={pageStyles['soft']}>{text.answer.why}</p>
    </Panel>
  );
}
