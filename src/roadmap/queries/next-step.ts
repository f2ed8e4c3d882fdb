/** The next step of the last report of the current owner of `roadmap_action a`, while completion has not been reported. */
export const nextStep = `CASE WHEN a.status IN ('in-progress', 'at-risk', 'agreed', 'disputed') THEN (
    SELECT CASE WHEN u.next_step <> '' THEN jsonb_build_object('text', u.next_step, 'on', u.next_step_on, 'language', u.language) END
    FROM roadmap_update u WHERE u.action_id = a.id AND u.next_step IS NOT NULL AND u.withdrawn_at IS NULL AND u.recorded_at > coalesce(a.owner_since, '-infinity')
    ORDER BY u.recorded_at DESC, u.id DESC LIMIT 1) END`;
