import { resetPasswordOperation } from './office-operations.ts';
import { runOperation } from './run-operation.ts';

await runOperation(resetPasswordOperation);
