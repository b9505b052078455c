/* lock-note.c - a note beside a file that says who has it open
 *
 * The note keeps nobody from anything: it lets people know of each other. Its name and its first
 * four fields are those of LibreOffice (".~lock.NAME#": name, login, host and local time, with
 * commas between them), the fifth says that it is ours, and since when. As long as the program
 * runs its note is locked, so that one that a crash left is known for what it is. Whoever opens
 * the file while that note is there makes another, whose name ends with a number.
 */
#include "config.h"

#include "journeys/documents/lock-note.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "journeys/storage/folder.h"

/* Bytes; a longer note is none. */
#define LONGEST 4096

/* What the fifth field of ours begins with; seconds of Unix time follow. */
#define OURS "waymark:"

/* Notes beside one file; who comes later makes none. */
#define MOST_NOTES 20

struct _WayLockNote
{
  char *first; /* where the first note about the file is or would be */
  char *path;
  char *text; /* what was written into it */
  int   descriptor;
  guint n_takers;
};

enum
{
  USER,
  LOGIN,
  HOST,
  TIME,
  PROFILE,
  N_FIELDS
};

/* The notes of this program, by the places of the first ones. */
static GHashTable *notes;

static void
append_field (GString    *text,
              const char *value)
{
  const char *p;

  for (p = value; *p != '\0'; p++)
    {
      if (strchr (",;\\", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

static char *
dup_text (const char *user)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%d.%m.%Y %H:%M");
  g_autofree char *ours = g_strdup_printf (OURS "%" G_GINT64_FORMAT, g_date_time_to_unix (now));
  const char      *fields[N_FIELDS] = { user, g_get_user_name (), g_get_host_name (), time, ours };
  guint            i;

  for (i = 0; i < N_FIELDS; i++)
    {
      append_field (text, fields[i]);
      g_string_append_c (text, i + 1 < N_FIELDS ? ',' : ';');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns an array of N_FIELDS texts, or NULL if it says nothing. */
static GPtrArray *
split (const char *text)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) field = g_string_new (NULL);
  const char *p;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  for (p = text; *p != '\0' && fields->len < N_FIELDS; p++)
    if (*p == '\\' && p[1] != '\0')
      g_string_append_c (field, *++p);
    else if (*p == ',' || *p == ';')
      {
        g_ptr_array_add (fields, g_strdup (field->str));
        g_string_truncate (field, 0);
      }
    else if (!g_ascii_iscntrl (*p))
      g_string_append_c (field, *p);

  return fields->len == N_FIELDS ? g_steal_pointer (&fields) : NULL;
}

static gint64
find_time (GPtrArray *fields)
{
  const char *profile = g_ptr_array_index (fields, PROFILE);
  g_autoptr (GDateTime) time = NULL;
  int day, month, year, hour, minute;

  if (g_str_has_prefix (profile, OURS))
    return g_ascii_strtoll (profile + strlen (OURS), NULL, 10);
  if (sscanf (g_ptr_array_index (fields, TIME), "%2d.%2d.%4d %2d:%2d", &day, &month, &year, &hour, &minute) != 5)
    return 0;
  time = g_date_time_new_local (year, month, day, hour, minute, 0);

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

static char *
read_text (int descriptor)
{
  g_autofree char *text = g_malloc (LONGEST + 1);
  gssize           n = read (descriptor, text, LONGEST + 1);

  if (n < 0 || n > LONGEST)
    return NULL;
  text[n] = '\0';

  return g_steal_pointer (&text);
}

static int
open_note (const char *path)
{
  const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
  int       descriptor = g_open (path, O_RDWR | flags, 0);

  return descriptor >= 0 || errno == ENOENT ? descriptor : g_open (path, O_RDONLY | flags, 0);
}

static gboolean
is_still (int         descriptor,
          const char *path)
{
  struct stat opened, found;

  return fstat (descriptor, &opened) == 0 && lstat (path, &found) == 0 &&
         opened.st_dev == found.st_dev && opened.st_ino == found.st_ino;
}

/* Somebody of whose program nothing can be known has the file; so has a program here that still has the lock. */
static gboolean
is_held (int        descriptor,
         GPtrArray *fields)
{
  return fields != NULL &&
         (!g_str_equal (g_ptr_array_index (fields, HOST), g_get_host_name ()) ||
          !g_str_has_prefix (g_ptr_array_index (fields, PROFILE), OURS) ||
          flock (descriptor, LOCK_EX | LOCK_NB) != 0);
}

static WayHolder *
holder_new (GPtrArray *fields)
{
  WayHolder  *self = g_new0 (WayHolder, 1);
  const char *user = g_ptr_array_index (fields, USER);

  self->user = g_strdup (*user != '\0' ? user : g_ptr_array_index (fields, LOGIN));
  self->host = g_strdup (g_ptr_array_index (fields, HOST));
  self->since = find_time (fields);

  return self;
}

/* Who wrote the note that is there; NULL when there is none. What a program left that does not run any more, and what
 * says nothing, goes; not what somebody is just about to write. */
static WayHolder *
find_holder (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  WayHolder  *holder = NULL;
  struct stat info;
  int         descriptor = open_note (path);

  if (descriptor < 0)
    return NULL;
  if (fstat (descriptor, &info) == 0 && S_ISREG (info.st_mode))
    {
      text = read_text (descriptor);
      fields = text != NULL ? split (text) : NULL;
      if (is_held (descriptor, fields))
        holder = holder_new (fields);
      else if ((flock (descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && is_still (descriptor, path))
        g_unlink (path);
    }
  close (descriptor);

  return holder;
}

/* Where the first note about a file is. */
static char *
dup_first (const char *path)
{
  g_autofree char *target = way_folder_resolve (path);
  g_autofree char *folder = g_path_get_dirname (target != NULL ? target : path);
  g_autofree char *base = g_path_get_basename (target != NULL ? target : path);
  g_autofree char *name = g_strdup_printf (".~lock.%s#", base);

  return g_build_filename (folder, name, NULL);
}

static char *
dup_place (const char *first,
           guint       number)
{
  return number == 1 ? g_strdup (first) : g_strdup_printf ("%s%u", first, number);
}

static WayLockNote *
make (const char *path,
      const char *text)
{
  int          descriptor = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
  WayLockNote *self;

  if (descriptor < 0)
    return NULL;
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      /* Somebody looked at it while it was empty, and takes it away. */
      if (errno == EWOULDBLOCK)
        {
          close (descriptor);
          return NULL;
        }
      g_debug ("%s: %s", path, g_strerror (errno));
    }
  if (write (descriptor, text, strlen (text)) != (gssize)strlen (text))
    {
      g_unlink (path);
      close (descriptor);
      return NULL;
    }
  if (!is_still (descriptor, path))
    {
      close (descriptor);
      return NULL;
    }
  self = g_new0 (WayLockNote, 1);
  self->path = g_strdup (path);
  self->text = g_strdup (text);
  self->descriptor = descriptor;
  self->n_takers = 1;

  return self;
}

static gboolean
is_there (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0;
}

/* At the first place that nobody has. */
static WayLockNote *
make_any (const char *first,
          const char *text)
{
  guint number;

  for (number = 1; number <= MOST_NOTES; number++)
    {
      g_autofree char *place = dup_place (first, number);
      g_autoptr (WayHolder) holder = NULL;
      WayLockNote *self = make (place, text);

      if (self != NULL)
        return self;
      /* Where none can be written, none can anywhere. */
      if (!is_there (place))
        return NULL;
      holder = find_holder (place);
      self = holder == NULL ? make (place, text) : NULL;
      if (self != NULL)
        return self;
    }

  return NULL;
}

/**
 * way_lock_note_take:
 * @path: a file that is about to be open
 * @user: what the user is called
 *
 * Notes beside the file that it is open here, besides what others note. Where no note can be
 * written, there is none. To be called in the main thread.
 *
 * Returns: (transfer full) (nullable): the note; it goes when all who took it here have released it
 */
WayLockNote *
way_lock_note_take (const char *path,
                    const char *user)
{
  g_autofree char *first = dup_first (path);
  g_autofree char *text = dup_text (user);
  WayLockNote     *self;

  if (notes == NULL)
    notes = g_hash_table_new (g_str_hash, g_str_equal);
  self = g_hash_table_lookup (notes, first);
  if (self != NULL)
    {
      self->n_takers++;
      return self;
    }
  self = make_any (first, text);
  if (self == NULL)
    return NULL;
  self->first = g_steal_pointer (&first);
  g_hash_table_insert (notes, self->first, self);

  return self;
}

/**
 * way_lock_note_list_others:
 * @path: a file
 *
 * To be called in the main thread.
 *
 * Returns: (transfer full) (element-type WayHolder): who else has it open, in another program or on another computer
 */
GPtrArray *
way_lock_note_list_others (const char *path)
{
  GPtrArray       *others = g_ptr_array_new_with_free_func ((GDestroyNotify)way_holder_free);
  g_autofree char *first = dup_first (path);
  WayLockNote     *own = notes != NULL ? g_hash_table_lookup (notes, first) : NULL;
  guint            number;

  for (number = 1; number <= MOST_NOTES; number++)
    {
      g_autofree char *place = dup_place (first, number);
      WayHolder       *holder = own == NULL || strcmp (own->path, place) != 0 ? find_holder (place) : NULL;

      if (holder != NULL)
        g_ptr_array_add (others, holder);
    }

  return others;
}

/**
 * way_lock_note_is_about:
 * @name: the name of a file
 * @path: a file beside it, no link
 *
 * Returns: whether what is called so is a note about the file
 */
gboolean
way_lock_note_is_about (const char *name,
                        const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *start = g_strdup_printf (".~lock.%s#", base);

  return g_str_has_prefix (name, start);
}

/* What another program put in its place is not ours to take away. */
static gboolean
is_as_written (WayLockNote *self)
{
  int              descriptor = open_note (self->path);
  g_autofree char *text = descriptor >= 0 ? read_text (descriptor) : NULL;

  if (descriptor >= 0)
    close (descriptor);

  return g_strcmp0 (text, self->text) == 0;
}

/**
 * way_lock_note_release:
 * @self: (transfer full): a note
 *
 * The file is not open any more for the one who took it.
 */
void
way_lock_note_release (WayLockNote *self)
{
  if (--self->n_takers > 0)
    return;
  g_hash_table_remove (notes, self->first);
  if (is_as_written (self))
    g_unlink (self->path);
  close (self->descriptor);
  g_free (self->first);
  g_free (self->path);
  g_free (self->text);
  g_free (self);
}

/**
 * way_holder_free:
 * @self: (transfer full): who has a file open
 *
 * Frees it.
 */
void
way_holder_free (WayHolder *self)
{
  g_free (self->user);
  g_free (self->host);
  g_free (self);
}
