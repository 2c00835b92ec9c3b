import { z } from 'zod';

// zod would try `new Function` to be faster; the content policy refuses it, and a refused try is a reported violation.
z.config({ jitless: true });
