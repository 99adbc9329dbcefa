// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/decompress.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>
#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace chronoscope {

namespace {

constexpr std::int64_t InputBytes = 256 * 1024;
constexpr qsizetype OutputBytes = 1024 * 1024;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(HistoryReader)
};

/// A compression method, fed piece by piece.
class Inflater {
public:
    enum class State { Running, Finished, Damaged };

    virtual ~Inflater() = default;
    /// Takes from the input and writes to the output; both views shrink by what was used.
    virtual State step(std::string_view& input, char*& output, std::size_t& room) = 0;
};

class GzipInflater final : public Inflater {
public:
    GzipInflater()
    {
        // 15 bits of window, plus 16 for a gzip header.
        m_isGood = inflateInit2(&m_stream, 15 + 16) == Z_OK;
    }
    ~GzipInflater() override { inflateEnd(&m_stream); }
    GzipInflater(const GzipInflater&) = delete;
    GzipInflater& operator=(const GzipInflater&) = delete;

    State step(std::string_view& input, char*& output, std::size_t& room) override
    {
        if (!m_isGood)
            return State::Damaged;
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
        m_stream.avail_in = static_cast<uInt>(input.size());
        m_stream.next_out = reinterpret_cast<Bytef*>(output);
        m_stream.avail_out = static_cast<uInt>(room);
        const int code = inflate(&m_stream, Z_NO_FLUSH);
        input.remove_prefix(input.size() - m_stream.avail_in);
        output = reinterpret_cast<char*>(m_stream.next_out);
        room = m_stream.avail_out;
        if (code == Z_STREAM_END) {
            // Another member may follow.
            m_isGood = inflateReset(&m_stream) == Z_OK;
            return State::Finished;
        }
        return code == Z_OK || code == Z_BUF_ERROR ? State::Running : State::Damaged;
    }

private:
    z_stream m_stream{};
    bool m_isGood = false;
};

class ZstandardInflater final : public Inflater {
public:
    ZstandardInflater() : m_stream(ZSTD_createDStream(), &ZSTD_freeDStream) {}

    State step(std::string_view& input, char*& output, std::size_t& room) override
    {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output, room, 0};
        const std::size_t code = ZSTD_decompressStream(m_stream.get(), &out, &in);
        input.remove_prefix(in.pos);
        output += out.pos;
        room -= out.pos;
        if (ZSTD_isError(code) != 0)
            return State::Damaged;
        return code == 0 ? State::Finished : State::Running;
    }

private:
    std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> m_stream;
};

Error limitError(const QString& name)
{
    Error error;
    error.code = Error::Code::Limit;
    error.place = name;
    error.message = Texts::tr("The compressed file holds more than 1 GB.");
    error.remedy = Texts::tr("Unpack it and open a part of it.");
    return error;
}

Error damagedError(const QString& name)
{
    Error error;
    error.code = Error::Code::Parse;
    error.place = name;
    error.message = Texts::tr("The compressed file is damaged; nothing could be unpacked.");
    error.remedy = Texts::tr("Copy or export it again.");
    return error;
}

Finding cutFinding(qsizetype at, bool isDamaged)
{
    Finding finding;
    finding.kind = Finding::Kind::CutFile;
    finding.severity = Finding::Severity::Error;
    finding.byteOffset = at;
    finding.message = isDamaged ? Texts::tr("The compressed data is damaged from here on; what came before was read.")
                                : Texts::tr("The compressed file ends too early; what came before was read.");
    finding.remedy = Texts::tr("Copy or export it again.");
    return finding;
}

class Decompression {
public:
    Decompression(const ByteSource& source, Inflater& inflater, const ReadOptions& options,
                  const DecompressionPreview& preview)
        : m_source(source), m_inflater(inflater), m_options(options), m_preview(preview)
    {
    }

    Result<Decompressed> run()
    {
        std::vector<char> buffer(static_cast<std::size_t>(InputBytes));
        auto state = Inflater::State::Running;
        for (std::int64_t offset = 0; offset < m_source.size() && state != Inflater::State::Damaged;) {
            const auto read = m_source.read(offset, buffer.data(), InputBytes);
            if (!read)
                return tl::unexpected(read.error());
            if (*read == 0)
                break;
            offset += *read;
            std::string_view input(buffer.data(), static_cast<std::size_t>(*read));
            if (auto error = unpack(input, state))
                return tl::unexpected(*error);
            if (m_options.progress != nullptr)
                m_options.progress->done = offset;
        }
        m_result.bytes.truncate(m_size);
        if (m_size == 0 && state != Inflater::State::Finished)
            return tl::unexpected(damagedError(m_source.name()));
        if (state != Inflater::State::Finished)
            m_result.findings.add(cutFinding(m_size, state == Inflater::State::Damaged));
        return std::move(m_result);
    }

private:
    std::optional<Error> unpack(std::string_view input, Inflater::State& state)
    {
        bool isFull = false;
        // A full output may hide that more is waiting even when all of the input is used up.
        while ((!input.empty() || isFull) && state != Inflater::State::Damaged) {
            if (m_options.cancellation.isCancelled())
                return Error::cancelled();
            if (m_size > MaximumDecompressedBytes)
                return limitError(m_source.name());
            if (m_result.bytes.size() - m_size < OutputBytes)
                m_result.bytes.resize(std::max(m_size + OutputBytes, m_size + m_size / 2));
            char* output = m_result.bytes.data() + m_size;
            auto room = static_cast<std::size_t>(m_result.bytes.size() - m_size);
            const auto before = input.size();
            state = m_inflater.step(input, output, room);
            const qsizetype produced = output - (m_result.bytes.constData() + m_size);
            m_size += produced;
            isFull = room == 0 && state == Inflater::State::Running;
            if (produced == 0 && input.size() == before && state == Inflater::State::Running)
                break;
            // Padding behind the last member, as tape and some servers add it.
            if (state == Inflater::State::Finished && input.find_first_not_of('\0') == std::string_view::npos)
                break;
            showPreview();
        }
        return std::nullopt;
    }

    void showPreview()
    {
        if (m_isShown || !m_preview.show || m_size < m_preview.bytes)
            return;
        m_isShown = true;
        m_preview.show(std::string_view(m_result.bytes.constData(), static_cast<std::size_t>(m_preview.bytes)));
    }

    const ByteSource& m_source;
    Inflater& m_inflater;
    const ReadOptions& m_options;
    const DecompressionPreview& m_preview;
    Decompressed m_result;
    qsizetype m_size = 0;
    bool m_isShown = false;
};

} // namespace

Result<Decompressed> decompress(const ByteSource& source, Content content, const ReadOptions& options,
                                const DecompressionPreview& preview)
{
    std::unique_ptr<Inflater> inflater;
    if (content == Content::Gzip)
        inflater = std::make_unique<GzipInflater>();
    else
        inflater = std::make_unique<ZstandardInflater>();
    return Decompression(source, *inflater, options, preview).run();
}

} // namespace chronoscope
