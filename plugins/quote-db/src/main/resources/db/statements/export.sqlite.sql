select q.id, q.text, q.channel, q.said_by, q.added_by, q.added_at, q.media_title, q.media_position_s, q.deleted_at from quotes q where q.id > :after order by q.id limit :limit
