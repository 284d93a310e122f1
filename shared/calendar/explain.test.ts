import { describe, expect, test } from 'vitest';
import { explainAnswerDue, explainPromise } from './explain.ts';
import { durationWords, timeWords } from './explain-words.ts';
import { dossierPromiseSchema, promiseFor, type PromiseRequest } from './promise.ts';
import { at, haNoi, storm, valueOf } from './testing/calendars.ts';

function words(
  received: string,
  request: Omit<PromiseRequest, 'received'>,
  calendar = haNoi,
): readonly string[] {
  const promise = valueOf(promiseFor(calendar, { received: at(received), ...request }));
  return explainPromise(dossierPromiseSchema.parse(JSON.parse(JSON.stringify(promise))));
}

describe('why this date', () => {
  test('[DL-14d] working days over a holiday: start, days off by name, days counted, result', () => {
    expect(words('2026-08-28T10:00', { limit: { amount: 3, unit: 'working-day' } })).toEqual([
      'Thời hạn giải quyết: 3 ngày làm việc.',
      'Hồ sơ được tiếp nhận lúc 10 giờ, thứ Sáu 28/8/2026. Ngày tiếp nhận không tính; ngày đầu tiên được tính là ngày làm việc kế tiếp.',
      'Không tính ngày nghỉ cuối tuần: từ thứ Bảy 29/8 đến Chủ nhật 30/8; từ thứ Bảy 05/9 đến Chủ nhật 06/9.',
      'Không tính ngày nghỉ: thứ Hai 31/8 (Nghỉ hoán đổi (dịp Quốc khánh 2026)); thứ Ba 01/9 (Quốc khánh (ngày liền kề trước)); thứ Tư 02/9 (Quốc khánh 02/9).',
      'Tính 3 ngày làm việc: từ thứ Năm 03/9/2026 đến hết thứ Hai 07/9/2026.',
      'Vì vậy hẹn trả kết quả lúc 16 giờ 30, thứ Hai 07/9/2026.',
      'Lịch làm việc áp dụng: ha-noi-2026-11.',
    ]);
  });

  test('the time for an answer is told as that, and promises no result', () => {
    const limit = { amount: 8, unit: 'working-hour' } as const;
    const lines = explainAnswerDue(valueOf(promiseFor(haNoi, { received: at('2026-11-09T09:30'), limit })));
    expect(lines[0]).toBe('Thời hạn trả lời: 8 giờ làm việc.');
    expect(lines[1]).toBe('Hồ sơ được nộp trực tuyến lúc 9 giờ 30, thứ Hai 09/11/2026.');
    expect(lines).toContain('Vì vậy phải trả lời chậm nhất lúc 9 giờ 30, thứ Ba 10/11/2026.');
    expect(lines.join(' ')).not.toContain('trả kết quả');
  });

  test('[DL-14d] Tết is one item, many weekends are counted, a make-up day is mentioned', () => {
    const lines = words('2026-01-08T10:00', { limit: { amount: 30, unit: 'working-day' } });
    expect(lines).toContain('Không tính 13 ngày nghỉ cuối tuần từ 11/01/2026 đến 22/02/2026.');
    expect(lines).toContain('Không tính ngày nghỉ: từ thứ Hai 16/02 đến thứ Sáu 20/02 (Tết Nguyên đán).');
    expect(lines).toContain(
      'Tính 30 ngày làm việc: từ thứ Sáu 09/01/2026 đến hết thứ Tư 25/02/2026, kể cả ngày làm bù thứ Bảy 10/01.',
    );
    expect(words('2026-08-21T10:00', { limit: { amount: 1, unit: 'working-day' } })).toContain(
      'Tính 1 ngày làm việc: thứ Bảy 22/8/2026.',
    );
  });

  test('[DL-14d] the cut-off, a late receipt and a receipt on a day off', () => {
    const limit = { amount: 1, unit: 'same-day' } as const;
    expect(words('2026-11-17T15:20', { limit })).toContain(
      'Nhận sau mốc 15 giờ nên trả vào ngày làm việc tiếp theo.',
    );
    expect(words('2026-11-17T14:00', { limit })).toContain(
      'Nhận không muộn hơn mốc 15 giờ nên trả ngay trong ngày.',
    );
    expect(words('2026-11-17T16:31', { limit })[1]).toBe(
      'Hồ sơ được tiếp nhận lúc 16 giờ 31, thứ Ba 17/11/2026, sau giờ tiếp nhận, nên được tính như nhận lúc 8 giờ, thứ Tư 18/11/2026.',
    );
    expect(words('2026-11-24T09:00', { limit })).toContain(
      'Không tính ngày nghỉ: thứ Ba 24/11 (Ngày Văn hóa Việt Nam 24/11).',
    );
  });

  test('[DL-14d] pauses say what they did', () => {
    const limit = { amount: 5, unit: 'working-day' } as const;
    const pauses = [{ from: at('2026-11-11T09:00'), to: at('2026-11-13T15:00'), name: 'Chờ bổ sung' }];
    expect(words('2026-11-09T10:00', { limit, pauses })).toContain(
      'Tạm dừng (Chờ bổ sung) từ 9 giờ, thứ Tư 11/11/2026 đến 15 giờ, thứ Sáu 13/11/2026: không tính 2 ngày làm việc.',
    );
    const restarted = words('2026-11-09T10:00', { limit, pauses, afterPause: 'restart' });
    expect(restarted.some((line) => line.endsWith('sau đó thời hạn được tính lại từ đầu.'))).toBe(true);
    expect(restarted.some((line) => line.startsWith('Tính lại từ đầu từ lúc hết tạm dừng'))).toBe(true);
    const late = [{ from: at('2026-11-18T09:00'), to: at('2026-11-19T15:00') }];
    expect(words('2026-11-09T10:00', { limit, pauses: late }).join('\n')).toContain('bắt đầu khi đã đến hạn');
  });

  test('[DL-14d] hours, months, moves, closures and predictions', () => {
    expect(words('2026-11-17T10:00', { limit: { amount: 12, unit: 'working-hour' } })).toContain(
      'Tính 2 giờ: thứ Tư 18/11/2026, từ 13 giờ đến 15 giờ.',
    );
    expect(words('2026-11-17T10:00', { limit: { amount: 15, unit: 'working-hour' } })).toContain(
      'Tính 8 giờ: cả ngày làm việc thứ Tư 18/11/2026.',
    );
    const month = words('2026-01-31T10:00', { limit: { amount: 1, unit: 'month' } });
    expect(month).toContain('Gặp ngày nghỉ cuối tuần: từ thứ Bảy 28/02 đến Chủ nhật 01/3.');
    expect(month).toContain(
      'Ngày cuối cùng, thứ Bảy 28/02/2026, là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo, thứ Hai 02/3/2026.',
    );
    expect(words('2024-09-11T10:00', { limit: { amount: 1, unit: 'working-day' } }, storm)).toContain(
      'Đến giờ trả kết quả thứ Năm 12/9/2024 cơ quan đã tạm đóng cửa nên chuyển sang thứ Sáu 13/9/2024.',
    );
    expect(words('2026-12-31T10:00', { limit: { amount: 1, unit: 'working-day' } }).at(-2)).toBe(
      'Lịch nghỉ của năm đó chưa được công bố chính thức nên ngày hẹn là dự kiến và có thể thay đổi.',
    );
  });
});

test('times and durations in words', () => {
  expect([timeWords(59_400), timeWords(54_000), timeWords(54_030)]).toEqual([
    '16 giờ 30',
    '15 giờ',
    '15 giờ 00 phút 30 giây',
  ]);
  expect([durationWords(12_000), durationWords(2700), durationWords(7200), durationWords(0)]).toEqual([
    '3 giờ 20 phút',
    '45 phút',
    '2 giờ',
    '0 phút',
  ]);
});
