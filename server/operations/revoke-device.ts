import { revokeDeviceOperation } from './office-operations.ts';
import { runOperation } from './run-operation.ts';

await runOperation(revokeDeviceOperation);
