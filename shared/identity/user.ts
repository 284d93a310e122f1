import { z } from 'zod';
import { userIdSchema } from '#shared/kernel/ids.ts';
import { roleSchema } from './rights.ts';

export const signInNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,39}$/);

export const userSchema = z.strictObject({
  id: userIdSchema,
  signInName: signInNameSchema,
  fullName: z.string().min(1).max(120),
  role: roleSchema,
  active: z.boolean(),
});
/** Someone of the office who can sign in; known to every device of the office, so that records show names without a network. */
export type User = z.infer<typeof userSchema>;
