import type { FieldError } from '../ui/error-summary.tsx';
import { text } from './text.vi.ts';

export interface EnrolForm {
  readonly serverUrl: string;
  readonly code: string;
  readonly deviceName: string;
}

/** What is wrong with the form before anything is sent; the server judges the code itself. */
export function enrolErrors({ serverUrl, code, deviceName }: EnrolForm): readonly FieldError[] {
  const words = text.enrol;
  return [
    ...(isWebAddress(serverUrl)
      ? []
      : [{ field: 'serverUrl', label: words.serverUrl, message: words.badUrl }]),
    ...(code.trim() === '' ? [{ field: 'code', label: words.code, message: words.noCode }] : []),
    ...(deviceName.trim() === ''
      ? [{ field: 'deviceName', label: words.deviceName, message: words.noName }]
      : []),
  ];
}

/** The form as it is sent: without the spaces and the last slash that come with copying. */
export function tidyEnrolForm({ serverUrl, code, deviceName }: EnrolForm): EnrolForm {
  return {
    serverUrl: serverUrl.trim().replace(/\/+$/, ''),
    code: code.trim(),
    deviceName: deviceName.trim(),
  };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:\/\//i.test(text.trim());
}
