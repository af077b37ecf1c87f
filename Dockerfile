# The server in a container, from a clean clone:
#   docker build -t alignsharp .
#   docker run -p 8000:8000 -v "$PWD/keys:/keys:ro" -e ALIGN_API_KEYS=/keys alignsharp
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/AlignSharp.Cli -c Release -o /app --self-contained false -p:UseAppHost=false -p:PublishLibtorch=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# Approximate search needs OpenMP's library.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
# Optimised graphs are kept here; a volume saves a second at each start.
ENV ALIGNSHARP_CACHE=/tmp/alignsharp \
    ALIGN_URLS=http://0.0.0.0:8000 \
    ALIGN_LOG_FORMAT=json
USER $APP_UID
EXPOSE 8000
ENTRYPOINT ["dotnet", "align.dll"]
CMD ["serve"]
