import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';

/** The app opens on the work list: what is late and what comes next. */
export function FirstScreen(): ReactElement {
  return <Navigate to="/ho-so" search={{}} replace />;
}
