import { RouterProvider } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { createAppRouter } from './routes.tsx';

/** All that is behind the sign-in: the shell and its screens, at the address where they are. */
export function Screens(): ReactElement {
  const [router] = useState(createAppRouter);
  return <RouterProvider router={router} />;
}
