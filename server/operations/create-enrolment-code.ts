import { enrolmentCodeOperation } from './office-operations.ts';
import { runOperation } from './run-operation.ts';

await runOperation(enrolmentCodeOperation);
