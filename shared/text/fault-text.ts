import { calendarFaultText, isCalendarFault, type CalendarFaultCode } from '#shared/calendar/fault-text.ts';
import type { Fault } from '#shared/kernel/result.ts';
import { accessFaultTexts, type AccessFaultCode } from './faults/access-faults.ts';
import { bundleFaultTexts, type BundleFaultCode } from './faults/bundle-faults.ts';
import { correctionFaultTexts, type CorrectionFaultCode } from './faults/correction-faults.ts';
import { factsOf, FORM_IS_KEPT, type FaultText, type FaultWords } from './faults/fault-words.ts';
import { importFaultTexts, type ImportFaultCode } from './faults/import-faults.ts';
import { intakeFaultTexts, type IntakeFaultCode } from './faults/intake-faults.ts';
import { lifeFaultTexts, type LifeFaultCode } from './faults/life-faults.ts';
import { machineFaultTexts, type MachineFaultCode } from './faults/machine-faults.ts';
import { recordFaultTexts, type RecordFaultCode } from './faults/record-faults.ts';
import { syncFaultTexts, type SyncFaultCode } from './faults/sync-faults.ts';

export type { FaultText } from './faults/fault-words.ts';

/** Every code that has a text here. To add one: name it in the union of its area under `faults/`; the compiler then asks for the text. */
export type TextedFaultCode =
  | IntakeFaultCode
  | ImportFaultCode
  | MachineFaultCode
  | AccessFaultCode
  | SyncFaultCode
  | RecordFaultCode
  | BundleFaultCode
  | CorrectionFaultCode
  | LifeFaultCode;

/** All codes that people can be told about. The calendar's own are single sentences, which its command line prints as they are. */
export type FaultCode = TextedFaultCode | CalendarFaultCode;

const texts: Readonly<Record<TextedFaultCode, FaultWords>> = {
  ...intakeFaultTexts,
  ...importFaultTexts,
  ...machineFaultTexts,
  ...accessFaultTexts,
  ...syncFaultTexts,
  ...recordFaultTexts,
  ...bundleFaultTexts,
  ...lifeFaultTexts,
  ...correctionFaultTexts,
};

/**
 * What a person is told of a fault: what happened, what is safe, what to do. The only place where codes become sentences. A code that is
 * not known here - from a newer server, say - gets words that are true of any fault and names the code for whoever is asked for help.
 */
export function faultText(fault: Fault): FaultText {
  if (hasOwnText(fault.code)) {
    const words = texts[fault.code];
    return typeof words === 'function' ? words(factsOf(fault.detail)) : words;
  }
  if (isCalendarFault(fault)) {
    return {
      title: calendarFaultText(fault),
      safe: FORM_IS_KEPT,
      todo: 'Sửa lại cho đúng; nếu là lịch làm việc, báo quản trị.',
    };
  }
  return {
    title: `Việc vừa rồi không thực hiện được (mã lỗi: ${fault.code}).`,
    safe: 'Hồ sơ đã báo lưu vẫn còn trên máy.',
    todo: 'Thử lại. Nếu lặp lại, cập nhật phần mềm hoặc báo quản trị kèm mã lỗi này.',
  };
}

/** Whether the code has a text of its own, here or in the calendar. */
export function isFaultCode(code: string): code is FaultCode {
  return hasOwnText(code) || isCalendarFault({ ok: false, code });
}

function hasOwnText(code: string): code is TextedFaultCode {
  return Object.hasOwn(texts, code);
}
