import { mediaType } from '../../protocol/http.ts';
import { rfc } from '../../protocol/spec.ts';
import { isForm } from '../message.ts';
import { error, type ServerCheck, verdict } from './check.ts';

export const contentIsForm: ServerCheck = {
  id: 'content_is_form',
  title: 'The body is a form',
  spec: rfc(6749, 'B'),
  run: ({ request, submitted }) =>
    submitted
      ? verdict(
          isForm(request),
          'application/x-www-form-urlencoded',
          mediaType(request) || undefined,
          error('invalid_request', 'The content type must be application/x-www-form-urlencoded'),
        )
      : undefined,
};
