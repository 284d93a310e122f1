import { z } from 'zod';

// Imported before everything else: while a debugger evaluates a script the policy does not hold, and zod would take that for leave to make
// functions of strings, which the page refuses later on.
z.config({ jitless: true });
