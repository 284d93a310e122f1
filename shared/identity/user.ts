import { z } from 'zod';
import { staffMemberSchema } from '#shared/catalogue/office.ts';

export const userSchema = staffMemberSchema.extend({ active: z.boolean() });
/** Someone of the office who can sign in; known to every device of the office, so that records show names without a network. */
export type User = z.infer<typeof userSchema>;

/** A sign-in name as typed: case and spaces around it do not matter, and a wrong one is answered like a wrong password. */
export const typedSignInNameSchema = z.string().trim().toLowerCase().min(1).max(60);
