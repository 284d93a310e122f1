import type { ResultChannel } from '../events.ts';

/** Where the result is taken, as the forms say it. */
export const channelWords: Readonly<Record<ResultChannel, string>> = {
  counter: 'Trực tiếp tại Bộ phận Một cửa',
  post: 'Qua dịch vụ bưu chính công ích',
  electronic: 'Bản điện tử, qua Cổng Dịch vụ công quốc gia',
  elsewhere: 'Trực tiếp tại nơi khác',
};
