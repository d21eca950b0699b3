insert into notes(text, kind, at) values (:text, :kind, :at) returning id
