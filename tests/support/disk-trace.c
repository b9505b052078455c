/* disk-trace.c - what a disk can have when the power is cut, from the calls to the system that were made */
/* Functions with and without 64 are told apart here. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include "config.h"

#include "tests/support/disk-trace.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "tests/support/folders.h"
#include "tests/support/real-call.h"

#define FOLDER -1 /* instead of the number of a file */
#define NOTHING -2

typedef enum
{
  OP_WRITE,
  OP_TRUNCATE,
  OP_SYNC,
  OP_NAME, /* there is a file, or folder, of that name */
  OP_RENAME,
  OP_UNLINK,
  OP_SYNC_FOLDER,
  OP_PROMISE,
} OpType;

typedef struct
{
  OpType  type;
  int     file;
  goffset offset; /* or the length of what is left */
  GBytes *bytes;
  char   *path;
  char   *to;
} Op;

typedef struct
{
  char   *path;
  int     file; /* or FOLDER */
  goffset offset;
} Descriptor;

static struct
{
  GMutex      mutex;
  gboolean    on;
  char       *folder;
  GArray     *ops;
  GHashTable *before;      /* path → number + 1, or FOLDER; see pack () */
  GHashTable *names;       /* the same as it is now */
  GPtrArray  *contents;    /* what the files had at first; as GBytes */
  GHashTable *descriptors; /* number → Descriptor */
} trace;

static gpointer
pack (int file)
{
  return GINT_TO_POINTER (file + 10);
}

static int
unpack (gpointer packed)
{
  return packed != NULL ? GPOINTER_TO_INT (packed) - 10 : NOTHING;
}

static gboolean
is_inside (const char *path)
{
  return trace.on && path != NULL && g_str_has_prefix (path, trace.folder) && path[strlen (trace.folder)] == '/';
}

static Op *
add_op (OpType type,
        int    file)
{
  Op op = { .type = type, .file = file };

  g_array_append_val (trace.ops, op);

  return &g_array_index (trace.ops, Op, trace.ops->len - 1);
}

static void
descriptor_free (gpointer data)
{
  Descriptor *descriptor = data;

  g_free (descriptor->path);
  g_free (descriptor);
}

static int
new_file (GBytes *content)
{
  g_ptr_array_add (trace.contents, content);

  return trace.contents->len - 1;
}

static void
note_open (const char *path,
           int         flags,
           int         number)
{
  struct stat info;
  Descriptor *descriptor;
  int         file;

  g_mutex_lock (&trace.mutex);
  if (number >= 0 && (is_inside (path) || (trace.on && g_strcmp0 (path, trace.folder) == 0)) && fstat (number, &info) == 0)
    {
      file = S_ISDIR (info.st_mode) ? FOLDER : unpack (g_hash_table_lookup (trace.names, path));
      if (file == NOTHING)
        {
          file = new_file (g_bytes_new (NULL, 0));
          add_op (OP_NAME, file)->path = g_strdup (path);
          g_hash_table_insert (trace.names, g_strdup (path), pack (file));
        }
      else if (file != FOLDER && flags & O_TRUNC)
        add_op (OP_TRUNCATE, file);
      descriptor = g_new0 (Descriptor, 1);
      descriptor->path = g_strdup (path);
      descriptor->file = file;
      g_hash_table_insert (trace.descriptors, GINT_TO_POINTER (number + 1), descriptor);
    }
  g_mutex_unlock (&trace.mutex);
}

/* Files that were open before it was looked. */
static void
note_open_already (void)
{
  g_autoptr (GDir) numbers = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *number;

  while (numbers != NULL && (number = g_dir_read_name (numbers)) != NULL)
    {
      g_autofree char *link = g_build_filename ("/proc/self/fd", number, NULL);
      g_autofree char *path = g_file_read_link (link, NULL);

      if (path != NULL && g_hash_table_contains (trace.names, path))
        note_open (path, O_RDWR, atoi (number));
    }
}

static void
note_write (int         number,
            goffset     offset,
            const void *data,
            gssize      length)
{
  Descriptor *descriptor;

  g_mutex_lock (&trace.mutex);
  descriptor = trace.on && length > 0 ? g_hash_table_lookup (trace.descriptors, GINT_TO_POINTER (number + 1)) : NULL;
  if (descriptor != NULL)
    {
      Op *op = add_op (OP_WRITE, descriptor->file);

      op->offset = offset >= 0 ? offset : descriptor->offset;
      op->bytes = g_bytes_new (data, length);
      if (offset < 0)
        descriptor->offset += length;
    }
  g_mutex_unlock (&trace.mutex);
}

static void
note_descriptor (OpType  type,
                 int     number,
                 goffset length)
{
  Descriptor *descriptor;

  g_mutex_lock (&trace.mutex);
  descriptor = trace.on ? g_hash_table_lookup (trace.descriptors, GINT_TO_POINTER (number + 1)) : NULL;
  if (descriptor != NULL)
    {
      Op *op = add_op (type == OP_SYNC && descriptor->file == FOLDER ? OP_SYNC_FOLDER : type, descriptor->file);

      op->offset = length;
      op->path = g_strdup (descriptor->path);
    }
  g_mutex_unlock (&trace.mutex);
}

static void
note_names (OpType      type,
            const char *path,
            const char *to)
{
  g_mutex_lock (&trace.mutex);
  if (is_inside (path) || is_inside (to))
    {
      int file = unpack (g_hash_table_lookup (trace.names, path));
      Op *op = add_op (type, file);

      op->path = g_strdup (path);
      op->to = g_strdup (to);
      if (type != OP_NAME)
        g_hash_table_remove (trace.names, path);
      if (to != NULL)
        g_hash_table_insert (trace.names, g_strdup (to), pack (file));
    }
  g_mutex_unlock (&trace.mutex);
}

/* Before the functions of the C library. */

#define DEFINE_OPEN(name)                     \
  int name (const char *path, int flags, ...) \
  {                                           \
    va_list arguments;                        \
    mode_t  mode;                             \
    int     number;                           \
                                              \
    va_start (arguments, flags);              \
    mode = va_arg (arguments, mode_t);        \
    va_end (arguments);                       \
    number = REAL (name) (path, flags, mode); \
    note_open (path, flags, number);          \
                                              \
    return number;                            \
  }

DEFINE_OPEN (open)
DEFINE_OPEN (open64)

int
close (int number)
{
  g_mutex_lock (&trace.mutex);
  if (trace.on)
    g_hash_table_remove (trace.descriptors, GINT_TO_POINTER (number + 1));
  g_mutex_unlock (&trace.mutex);

  return REAL (close) (number);
}

ssize_t
write (int         number,
       const void *data,
       size_t      length)
{
  ssize_t done = REAL (write) (number, data, length);

  note_write (number, -1, data, done);

  return done;
}

ssize_t
pwrite64 (int         number,
          const void *data,
          size_t      length,
          off64_t     offset)
{
  ssize_t done = REAL (pwrite64) (number, data, length, offset);

  note_write (number, offset, data, done);

  return done;
}

int
ftruncate64 (int     number,
             off64_t length)
{
  int result = REAL (ftruncate64) (number, length);

  note_descriptor (OP_TRUNCATE, number, length);

  return result;
}

int
fsync (int number)
{
  int result = REAL (fsync) (number);

  note_descriptor (OP_SYNC, number, 0);

  return result;
}

int
fdatasync (int number)
{
  int result = REAL (fdatasync) (number);

  note_descriptor (OP_SYNC, number, 0);

  return result;
}

int
rename (const char *from,
        const char *to)
{
  int result = REAL (rename) (from, to);

  if (result == 0)
    note_names (OP_RENAME, from, to);

  return result;
}

/* One more name of a file that keeps the one it has. */
int
link (const char *from,
      const char *to)
{
  int result = REAL (link) (from, to);

  if (result == 0)
    {
      g_mutex_lock (&trace.mutex);
      if (is_inside (to))
        {
          int file = unpack (g_hash_table_lookup (trace.names, from));

          add_op (OP_NAME, file)->path = g_strdup (to);
          g_hash_table_insert (trace.names, g_strdup (to), pack (file));
        }
      g_mutex_unlock (&trace.mutex);
    }

  return result;
}

int
unlink (const char *path)
{
  int result = REAL (unlink) (path);

  if (result == 0)
    note_names (OP_UNLINK, path, NULL);

  return result;
}

int
mkdir (const char *path,
       mode_t      mode)
{
  int result = REAL (mkdir) (path, mode);

  if (result == 0)
    {
      g_mutex_lock (&trace.mutex);
      if (is_inside (path))
        {
          add_op (OP_NAME, FOLDER)->path = g_strdup (path);
          g_hash_table_insert (trace.names, g_strdup (path), pack (FOLDER));
        }
      g_mutex_unlock (&trace.mutex);
    }

  return result;
}

/* The beginning and the end. */

static void
op_clear (gpointer data)
{
  Op *op = data;

  g_clear_pointer (&op->bytes, g_bytes_unref);
  g_free (op->path);
  g_free (op->to);
}

static void
look_into (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);
      char *text;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_hash_table_insert (trace.before, path, pack (FOLDER));
          look_into (path);
        }
      else if (g_file_get_contents (path, &text, &length, NULL))
        g_hash_table_insert (trace.before, path, pack (new_file (g_bytes_new_take (text, length))));
      else
        g_free (path);
    }
}

void
way_disk_trace_begin (const char *folder)
{
  GHashTableIter iter;
  gpointer       path, file;

  trace.folder = g_strdup (folder);
  trace.ops = g_array_new (FALSE, TRUE, sizeof (Op));
  g_array_set_clear_func (trace.ops, op_clear);
  trace.before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  trace.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  trace.contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  trace.descriptors = g_hash_table_new_full (NULL, NULL, NULL, descriptor_free);
  look_into (folder);
  g_hash_table_iter_init (&iter, trace.before);
  while (g_hash_table_iter_next (&iter, &path, &file))
    g_hash_table_insert (trace.names, g_strdup (path), file);
  trace.on = TRUE;
  note_open_already ();
}

void
way_disk_trace_promise (void)
{
  g_mutex_lock (&trace.mutex);
  add_op (OP_PROMISE, NOTHING);
  g_mutex_unlock (&trace.mutex);
}

void
way_disk_trace_end (void)
{
  g_mutex_lock (&trace.mutex);
  trace.on = FALSE;
  g_mutex_unlock (&trace.mutex);
}

/* What a disk may have. */

typedef struct
{
  GHashTable *names;    /* path → file */
  GPtrArray  *contents; /* of GByteArray; what of each file is there */
  GArray     *pending;  /* of guint: operations on bytes that are not sure */
  GArray     *renaming; /* the same on names */
  guint       promises;
} Sure;

static gboolean
is_in (const char *path,
       const char *folder)
{
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (parent, folder) == 0;
}

static void
apply_bytes (GPtrArray *contents,
             const Op  *op,
             gsize      at_most)
{
  GByteArray *content = g_ptr_array_index (contents, op->file);
  gsize       length, had = content->len;
  const void *data;

  if (op->type == OP_TRUNCATE)
    {
      g_byte_array_set_size (content, op->offset);
      if (content->len > had)
        memset (content->data + had, 0, content->len - had);
      return;
    }
  data = g_bytes_get_data (op->bytes, &length);
  length = MIN (length, at_most);
  if (op->offset + length > content->len)
    {
      g_byte_array_set_size (content, op->offset + length);
      memset (content->data + had, 0, content->len - had);
    }
  memcpy (content->data + op->offset, data, length);
}

static void
apply_name (GHashTable *names,
            const Op   *op)
{
  if (op->type == OP_NAME)
    g_hash_table_insert (names, g_strdup (op->path), pack (op->file));
  else
    g_hash_table_remove (names, op->path);
  if (op->type == OP_RENAME)
    g_hash_table_insert (names, g_strdup (op->to), pack (op->file));
}

static GPtrArray *
copy_contents (GPtrArray *from)
{
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_byte_array_unref);
  guint      i;

  for (i = 0; i < from->len; i++)
    {
      GByteArray *other = g_ptr_array_index (from, i);
      GByteArray *content = g_byte_array_sized_new (other->len);

      g_byte_array_append (content, other->data, other->len);
      g_ptr_array_add (contents, content);
    }

  return contents;
}

static GHashTable *
copy_names (GHashTable *from)
{
  GHashTable    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       path, file;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &path, &file))
    g_hash_table_insert (names, g_strdup (path), file);

  return names;
}

static void
sure_init (Sure *sure)
{
  guint i;

  sure->names = copy_names (trace.before);
  sure->contents = g_ptr_array_new_with_free_func ((GDestroyNotify)g_byte_array_unref);
  for (i = 0; i < trace.contents->len; i++)
    {
      gsize       length;
      const void *data = g_bytes_get_data (g_ptr_array_index (trace.contents, i), &length);
      GByteArray *content = g_byte_array_sized_new (length);

      g_byte_array_append (content, data, length);
      g_ptr_array_add (sure->contents, content);
    }
  sure->pending = g_array_new (FALSE, FALSE, sizeof (guint));
  sure->renaming = g_array_new (FALSE, FALSE, sizeof (guint));
  sure->promises = 0;
}

static void
sure_clear (Sure *sure)
{
  g_hash_table_unref (sure->names);
  g_ptr_array_unref (sure->contents);
  g_array_unref (sure->pending);
  g_array_unref (sure->renaming);
}

/* What was synced becomes sure; what was not waits. */
static void
take_op (Sure *sure,
         guint place)
{
  const Op *op = &g_array_index (trace.ops, Op, place);
  GArray   *waiting = op->type == OP_SYNC ? sure->pending : sure->renaming;
  guint     i;

  if (op->type == OP_WRITE || op->type == OP_TRUNCATE)
    g_array_append_val (sure->pending, place);
  else if (op->type == OP_NAME || op->type == OP_RENAME || op->type == OP_UNLINK)
    g_array_append_val (sure->renaming, place);
  else if (op->type == OP_PROMISE)
    sure->promises++;
  else
    for (i = 0; i < waiting->len;)
      {
        const Op *other = &g_array_index (trace.ops, Op, g_array_index (waiting, guint, i));
        gboolean  is_synced = op->type == OP_SYNC ? other->file == op->file : is_in (other->path, op->path) || is_in (other->to, op->path);

        if (!is_synced)
          {
            i++;
            continue;
          }
        if (op->type == OP_SYNC)
          apply_bytes (sure->contents, other, G_MAXSIZE);
        else
          apply_name (sure->names, other);
        g_array_remove_index (waiting, i);
      }
}

/* Which of what is not sure is there. */
typedef enum
{
  BYTES_NONE,
  BYTES_ALL,
  BYTES_NOT_FIRST,
  BYTES_NOT_LAST,
  BYTES_LAST_ONLY,
  BYTES_LAST_TORN,
  BYTES_OF_ONE_FILE, /* from here on, the numbers of files */
} Bytes;

static GPtrArray *
choose_bytes (Sure *sure,
              guint bytes)
{
  GPtrArray *contents = copy_contents (sure->contents);
  guint      i;

  for (i = 0; i < sure->pending->len; i++)
    {
      const Op *op = &g_array_index (trace.ops, Op, g_array_index (sure->pending, guint, i));
      gboolean  last = i + 1 == sure->pending->len;
      gboolean  there = bytes == BYTES_ALL || bytes == BYTES_LAST_TORN || (bytes == BYTES_NOT_FIRST && i > 0) || (bytes == BYTES_NOT_LAST && !last) ||
                       (bytes == BYTES_LAST_ONLY && last) || (bytes >= BYTES_OF_ONE_FILE && op->file == (int)bytes - BYTES_OF_ONE_FILE);

      if (there)
        apply_bytes (contents, op, bytes == BYTES_LAST_TORN && last && op->bytes != NULL ? g_bytes_get_size (op->bytes) / 2 : G_MAXSIZE);
    }

  return contents;
}

/* The first so many of what was done to names; beyond that, all but one. */
static GHashTable *
choose_names (Sure *sure,
              guint choice)
{
  GHashTable *names = copy_names (sure->names);
  guint       n = sure->renaming->len, i;

  for (i = 0; i < n; i++)
    if (choice <= n ? i < choice : i != choice - n - 1)
      apply_name (names, &g_array_index (trace.ops, Op, g_array_index (sure->renaming, guint, i)));

  return names;
}

static gboolean
is_reached (GHashTable *names,
            const char *path)
{
  g_autofree char *parent = g_path_get_dirname (path);

  return strcmp (parent, trace.folder) == 0 || (unpack (g_hash_table_lookup (names, parent)) == FOLDER && is_reached (names, parent));
}

/* Makes the folder what the disk has, unless that was seen before. */
static gboolean
lay_out (GHashTable *names,
         GPtrArray  *contents,
         guint       promises,
         GHashTable *seen)
{
  g_autoptr (GList) paths = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc)strcmp);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
  g_autofree char *command = NULL;
  GList           *l;

  g_checksum_update (sum, (const guchar *)&promises, sizeof promises);
  for (l = paths; l != NULL; l = l->next)
    {
      int file = unpack (g_hash_table_lookup (names, l->data));

      if (!is_reached (names, l->data))
        continue;
      g_checksum_update (sum, l->data, strlen (l->data) + 1);
      if (file >= 0)
        {
          GByteArray *content = g_ptr_array_index (contents, file);

          g_checksum_update (sum, (const guchar *)&content->len, sizeof content->len);
          g_checksum_update (sum, content->data, content->len);
        }
    }
  if (!g_hash_table_add (seen, g_strdup (g_checksum_get_string (sum))))
    return FALSE;

  way_test_folder_free (g_strdup (trace.folder));
  g_assert_cmpint (g_mkdir (trace.folder, 0700), ==, 0);
  for (l = paths; l != NULL; l = l->next)
    {
      int file = unpack (g_hash_table_lookup (names, l->data));

      if (!is_reached (names, l->data))
        continue;
      if (file == FOLDER)
        g_assert_cmpint (g_mkdir (l->data, 0700), ==, 0);
      else
        {
          GByteArray *content = g_ptr_array_index (contents, file);

          g_assert_true (g_file_set_contents (l->data, (const char *)content->data, content->len, NULL));
        }
    }

  return TRUE;
}

/* Calls @check for each different state that the disk may have, at whatever moment the power is cut. Returns how many there were. */
guint
way_disk_trace_check (WayDiskCheck check,
                      gpointer     data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Sure  sure;
  guint n = 0, place, bytes, choice;

  sure_init (&sure);
  for (place = 0; place <= trace.ops->len; place++)
    {
      guint n_bytes = sure.pending->len > 0 ? BYTES_OF_ONE_FILE + sure.contents->len : 1;
      guint n_names = sure.renaming->len > 1 ? 2 * sure.renaming->len + 1 : sure.renaming->len + 1;

      for (bytes = 0; bytes < n_bytes; bytes++)
        {
          g_autoptr (GPtrArray) contents = choose_bytes (&sure, bytes);

          for (choice = 0; choice < n_names; choice++)
            {
              g_autoptr (GHashTable) names = choose_names (&sure, choice);

              if (!lay_out (names, contents, sure.promises, seen))
                continue;
              check (sure.promises, data);
              n++;
            }
        }
      if (place < trace.ops->len)
        take_op (&sure, place);
    }
  sure_clear (&sure);
  g_clear_pointer (&trace.folder, g_free);
  g_clear_pointer (&trace.ops, g_array_unref);
  g_clear_pointer (&trace.before, g_hash_table_unref);
  g_clear_pointer (&trace.names, g_hash_table_unref);
  g_clear_pointer (&trace.contents, g_ptr_array_unref);
  g_clear_pointer (&trace.descriptors, g_hash_table_unref);

  return n;
}
