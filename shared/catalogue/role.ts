import { z } from 'zod';

/** Cán bộ tiếp nhận, phụ trách, thủ trưởng, thanh tra, quản trị. What each may do is a table of rights, not part of the name. */
export const roleSchema = z.enum(['officer', 'supervisor', 'head', 'inspector', 'admin']);
export type Role = z.infer<typeof roleSchema>;
